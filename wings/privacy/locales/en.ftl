# The words of the privacy wing: what is kept, who looked, taking it along, erasing it.
privacy-nav = My data
privacy-title = My data
privacy-lead = This is everything kept about you here. You can read it, take it with you, correct it and erase it.
privacy-without-account = You have no account. What follows is kept for this browser only, for 30 days.
privacy-do = What you can do
privacy-who = Who you are
privacy-contacts = How to reach you
privacy-no-contact = No address is kept.
privacy-folders = Your files
privacy-folder-line = With { $counsellor }, since { $day }
privacy-parts = What you have done here
privacy-parts-note = The readable document and the file hold every item in full.
privacy-messages = Messages sent to you
privacy-connections = Open sessions
privacy-count = { $count ->
    [0] nothing
    [one] { $count } item
   *[other] { $count } items
}
privacy-agreements = To whom you opened your file
privacy-agreement-line = May see: { $what }. Until { $day }.
privacy-agreement-withdraw = Withdraw my agreement from { $operator }
told-privacy-agreement-withdrawn = Your agreement is withdrawn. This operator sees nothing any more.

privacy-class-identity = who you are
privacy-class-contact = how to reach you
privacy-class-project = your situation and your project
privacy-class-privateNotes = working notes
privacy-class-health = your health

privacy-openings = Who opened my file
    .hint = The date, the name, the reason
privacy-document = Read everything in a document
    .hint = A PDF, to read or print
privacy-download = Take everything in a file
    .hint = A JSON file, for another service
privacy-erase = Erase everything
    .hint = This cannot be undone

privacy-panel-title = Your data
privacy-panel-nobody = Nobody but you has opened your file.
privacy-panel-last = Somebody else last opened your file on { $day }.

privacy-openings-lead = Each time somebody opens your file, a line is written here before the page is shown.
privacy-openings-never = Your employer can never open it. Neither can those who run the platform.
privacy-openings-window = One line stands for a visit of fifteen minutes. Times are those of Paris.
privacy-openings-caption = Openings of your file, latest first
privacy-openings-when = When
privacy-openings-who = Who
privacy-openings-where = For which organisation
privacy-openings-what-for = What for
privacy-openings-agreement = Your agreement
privacy-openings-agreed = given on { $day }
privacy-openings-no-agreement = not needed
privacy-openings-pages = Pages of openings
privacy-openings-nobody = Nobody has opened your file
privacy-openings-nobody-text = As soon as somebody does, you will see it here.

privacy-eye-self = Yourself
privacy-eye-platform = Automatic task of the platform
privacy-eye-unknown = Somebody whose name is no longer known
privacy-purpose-other = Another reason

privacy-identity-title = Correct my name or my preference
privacy-identity-name = What would you like to be called?
    .hint = A first name is enough. You can also leave it empty.
    .audience = the professionals who support you
privacy-identity-mode = How would you like to talk?
    .audience = the professionals who support you
privacy-identity-keep = Save
privacy-identity-elsewhere = From another page
told-privacy-identity-kept = Saved.

privacy-erase-gone = What disappears
privacy-erase-gone-who = Your name and your preferences
privacy-erase-gone-account = Your account, your e-mail address and your telephone number
privacy-erase-gone-messages = The messages sent to you
privacy-erase-gone-backups = Backup copies become unreadable too.
privacy-erase-stays = What stays
privacy-erase-stays-numbers = Numbers without a name: how many people came.
privacy-erase-stays-folder = If an operator supported you: that a file existed, without saying it was yours.
privacy-erase-stays-journal = The list of actions and their dates, without any text.
privacy-erase-before = Before you erase
privacy-erase-before-text = Keep a copy if you like: afterwards we can no longer give you one.
privacy-erase-final-title = This is final
privacy-erase-final = Nobody can undo it, neither you nor we. Your support will end.
privacy-erase-confirm = Are you sure you want to erase everything?
    .missing = To erase, tick the box. Otherwise nothing is erased.
privacy-erase-confirm-oui = Yes, erase everything kept about me
privacy-erase-do = Erase for good
privacy-erase-busy = Erasing
privacy-erase-keep = Erase nothing and go back
privacy-erased-title = It is erased
privacy-erased-text = Nothing personal is kept about you any more. You can come back whenever you like.
privacy-erased-home = Go to the start page

privacy-no-name = No name given
privacy-channel-email = E-mail address
privacy-channel-phone = Telephone
privacy-state-open = Open
privacy-state-closed = Closed
privacy-state-sealed = Sealed
privacy-state-erased = Erased
privacy-sample-part = Occupations kept

privacy-field-nom = Chosen name
privacy-field-mode_de_contact = How to talk
privacy-field-langue = Language
privacy-field-depuis = Since
privacy-field-genre = Kind
privacy-field-adresse = Address
privacy-field-confirmee_le = Confirmed on
privacy-field-operateur = Operator
privacy-field-lieu = Place
privacy-field-conseiller = Counsellor
privacy-field-etape = Stage
privacy-field-etat = State
privacy-field-ouvert_le = Opened on
privacy-field-clos_le = Closed on
privacy-field-ouvre = What is open
privacy-field-raison = Reason
privacy-field-donne_le = Given on
privacy-field-jusqu_au = Until
privacy-field-retire_le = Withdrawn on
privacy-field-message = Message
privacy-field-canal = Sent by
privacy-field-ecrit_le = Written on
privacy-field-envoye_le = Sent on
privacy-field-avec_compte = With the account
privacy-field-vue_le = Last seen on
privacy-field-identifiant = Identifier
privacy-field-code = Code
privacy-field-titre = Title
privacy-field-note = Note
privacy-field-garde_le = Kept on
privacy-field-reference = Reference
