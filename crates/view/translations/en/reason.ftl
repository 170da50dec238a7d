# Why the agency asks somebody to come.
reason-biometrics = We need your fingerprints and a photo for your card.
reason-passport = We need to see your passport.
reason-documents = We need to see your documents in the original.
reason-interview = We have questions about your application.
reason-decision = We have a decision to give you.
reason-other = We need to meet you.
