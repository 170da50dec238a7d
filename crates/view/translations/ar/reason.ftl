# لماذا تطلب الهيئة من شخص أن يحضر.
reason-biometrics = نحتاج إلى بصمات أصابعك وصورة لبطاقتك.
reason-passport = نحتاج إلى رؤية جواز سفرك.
reason-documents = نحتاج إلى رؤية وثائقك الأصلية.
reason-interview = لدينا أسئلة حول طلبك.
reason-decision = لدينا قرار نسلّمه إليك.
reason-other = نحتاج إلى مقابلتك.
