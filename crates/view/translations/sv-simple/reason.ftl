# Varför myndigheten ber någon att komma.
reason-biometrics = Vi ska ta dina fingeravtryck och ett foto. Det är till ditt kort.
reason-passport = Vi måste se ditt pass.
reason-documents = Vi måste se dina papper. Det ska vara originalen.
reason-interview = Vi vill fråga dig om din ansökan.
reason-decision = Vi har ett beslut till dig.
reason-other = Vi behöver träffa dig.
