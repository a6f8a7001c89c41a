# The words of collective events and resource spaces.

events-nav = Events
events-export = Registrations for events
told-events-closed = Registration for this event is closed.
told-events-given-up = Your place has been given up. Thank you: somebody else can come.
told-events-published = The event is published.
told-events-changed = The changes are saved.
told-events-late = Somebody else changed this meanwhile: nothing was saved. Read it again, then try again.
told-events-called-off = The event is called off. Those registered are told.
events-title = Events and workshops
events-intro = Information meetings, workshops, meetings on recognition of experience: free, without an account.
events-spaces-link = See also the resource spaces, open without registration.
events-list-lieu = Where? A town, a postcode or a department
events-list-depuis = From which day?
events-list-genre = What kind of event?
events-list-genre-reunion = Information meeting
events-list-genre-atelier = Workshop
events-list-genre-vae = Meeting on recognition of experience (VAE)
events-list-genre-info-bilan = Info Bilan (skills assessment)
events-filter = Search
events-all = See all events
events-talk = Talk to a counsellor
events-none = No event is announced
    .text = New dates are published regularly. A counsellor can also see you on your own.
events-none-such = No event answers this search
    .text = Try a department (for example 35), another date, or all kinds.
events-when = { $day }, { $from } to { $to }
events-at-a-distance = At a distance: the link is given once you are registered
events-cancelled = Called off
events-full = { $count ->
    [0] Full, you can wait for a place
    [one] Full, 1 person waits for a place
   *[other] Full, { $count } people wait for a place
    }
events-free = { $count ->
    [one] 1 place free
   *[other] { $count } places free
    }
events-demonstration = demonstration
events-demonstration-text = This event is invented: it shows how the page works.
events-fact-when = When
events-fact-place = Where
events-fact-kind = Kind
events-fact-accessibility = Accessibility
events-fact-by = Held by
events-fact-contact = Contact
events-accessibility-unsaid = Not stated: ask the organiser before coming.
events-join = Register
events-join-waiting = Wait for a place
events-free-of-charge = Free. You can cancel until it begins.
events-calendar = Add to my calendar (.ics file)
events-over = This event has begun or is over.
events-join-title = Register for an event
events-join-full = All places are taken. Leave your details: if one becomes free it is yours in order of asking, and we tell you.
events-join-why = One address or number is enough: it is used for the confirmation and the reminder. Only the organisers see it.
events-join-nom = Your name
events-join-courriel = Your e-mail address
events-join-telephone = Your telephone number
events-join-reach-missing = Leave an e-mail address or a telephone number.
events-join-send = Register
events-join-sending = Registering…
events-seat-title = Your registration
events-seat-held = You have a place
events-seat-held-text = We remind you the day before. See you soon.
events-seat-waiting = You are on the waiting list
events-seat-waiting-text = { $count ->
    [0] You are next: as soon as a place becomes free it is yours and we tell you.
    [one] 1 person waits before you. As soon as a place is free for you, we tell you.
   *[other] { $count } people wait before you. As soon as a place is free for you, we tell you.
    }
events-seat-given-up = You are no longer registered for this event.
events-seat-cancelled = The organiser has called this event off. There may be other dates in the calendar.
events-seat-reference = Your reference
events-seat-see = See the page of the event
events-seat-give-up-why = You cannot come? Give up your place: it goes to whoever waits.
events-seat-give-up = Give up my place
events-seat-keep-link = Keep this page: its address is enough to come back to your registration.
events-panel = Your events to come
events-spaces-title = Resource spaces
events-spaces-intro = Places to read up, write a CV or go online, at the hours shown.
events-spaces-none = No resource space here
events-spaces-none-text = Try a department, or talk to a counsellor.
events-spaces-hours = Opening hours
events-spaces-written = Information of { $date }
events-manage-title = Events of my site
events-manage-new = Announce an event
events-manage-space = Our resource space
events-manage-none = No event announced
events-manage-none-text = Those you announce appear in the public calendar.
events-manage-column-title = Event
events-manage-column-held = Registered
events-manage-column-waiting = Waiting
events-manage-column-state = Places
events-manage-edit = Change
events-manage-cancel = Call this event off
events-manage-cancel-text = Those registered and those waiting are told. This cannot be undone.
events-seats-caption = Who comes, and who waits
events-seats-none = Nobody has registered yet.
events-seats-reference = Reference
events-seats-name = Name
events-seats-reach = Contact
events-seats-state = Registration
events-seats-unnamed = (no name)
events-seats-held = has a place
events-seats-waiting = waits for a place
events-edit-new = Announce an event
events-edit-change = Change the event
events-edit-genre = Kind
events-edit-genre-reunion = Information meeting
events-edit-genre-atelier = Workshop
events-edit-genre-vae = Meeting on recognition of experience (VAE)
events-edit-genre-info-bilan = Info Bilan (skills assessment)
events-edit-titre = Title
events-edit-texte = What happens there, for whom
events-edit-date = Day
events-edit-debut = Beginning
events-edit-fin = End
events-edit-lieu = Address or room
events-edit-code-postal = Postcode
events-edit-ville = Town
events-edit-places = Number of places
events-edit-accessibilite = Accessibility: access, hearing loop, interpreter, adapted documents
events-edit-contact = Whom to ask
events-edit-send = Publish
events-edit-ends-before = The end comes after the beginning.
events-edit-past = Choose a day and time to come.
events-edit-postcode-wrong = A postcode has 5 figures.
events-space-title = Our resource space
events-space-nom = Name of the space
events-space-texte = What one finds there
events-space-lieu = Address
events-space-code-postal = Postcode
events-space-ville = Town
events-space-horaires = Hours, one line a day
events-space-accessibilite = Accessibility
events-space-contact = Whom to ask
events-space-send = Save
