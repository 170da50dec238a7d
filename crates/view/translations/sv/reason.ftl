# Varför myndigheten ber någon att komma.
reason-biometrics = Vi behöver dina fingeravtryck och ett foto till ditt kort.
reason-passport = Vi behöver se ditt pass.
reason-documents = Vi behöver se dina handlingar i original.
reason-interview = Vi har frågor om din ansökan.
reason-decision = Vi har ett beslut att lämna till dig.
reason-other = Vi behöver träffa dig.
