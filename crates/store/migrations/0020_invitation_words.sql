-- By what a request is found: its case and its names, as names are compared.
ALTER TABLE invitation ADD COLUMN words TEXT NOT NULL DEFAULT '';
