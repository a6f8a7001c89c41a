### Words of the base layout, of the components and of the error pages.

## Layout
page-skip = Skip to content
page-brand = career guidance, free and confidential
page-menu = Main menu
page-nav-occupations = Jobs
page-nav-appointments = Appointments
page-nav-space = My space
page-sign-out = Sign out
page-who-person = You are in your space
page-reading = Read differently:
page-reading-label = Read differently
page-reading-settings = Size and contrast
page-language = Language and ease of reading
page-aloud = Listen
page-aloud-stop = Stop reading
page-call-back = Ask for a call
page-demo = Demonstration: the people are invented and no message is sent.
page-demo-label = Demonstration
page-demo-messages = See the simulated messages
page-foot-accessibility = Accessibility
page-foot-privacy = Privacy
page-foot-sources = Sources
page-foot-map = Site map
page-foot-help = Help

## Forms
page-title-error = Error:{" "}
page-errors-title = There is a problem
page-error-item = { $label }: { $message }
page-optional = (optional)
page-audience = Who will read this:
page-hint-email = For example: first.last@example.fr
page-hint-phone = For example: 06 12 34 56 78
page-hint-date = For example: 12/06/2026 (day, month, year) or 12 June 2026
page-hint-time = For example: 14:30
page-select-none = Choose
page-search = Search
page-suggest-none = No suggestion
page-suggest-some = Suggestions: %. Choose with the arrow keys.
page-counter-left = You have % characters left.
page-counter-over = That is % characters too many.
page-saved-at = Saved at %
page-saved-stale = Someone else has changed this text. Press the button to see both texts.
page-saved-offline = Not saved yet: you are offline. Your text stays here and we keep trying.
page-saved-refused = Not saved yet. Press the button to see why.

page-error-missing = Answer this question.
page-error-choice = Choose one of the answers offered.
page-error-too-long = Your text has { $length } characters. It can have { $max } at most: remove { $over }.
page-error-email = This e-mail address is not complete. It looks like first.last@example.fr.
page-error-email-at = An e-mail address has one @ sign, with something before and after it.
page-error-email-signs = An e-mail address has no accents and no spaces.
page-error-email-end = The end of the address is missing, for example .fr or .com.
page-error-phone = This number has { $count } digits. A French number has 10. A foreign number starts with +.
page-error-phone-signs = Write the number with digits, for example 06 12 34 56 78.
page-error-date = Write a date, for example 12/06/2026 or 12 June 2026.
page-error-date-year = Write the year with four digits, for example 2026.
page-error-date-none = This day does not exist. Check the day, then the month: the day comes first.
page-error-date-far = The year must be between 1900 and 2100.
page-error-birth = Check your date of birth: it must be in the past, less than 120 years ago.
page-error-time = Write a time, for example 14:30.
page-error-number = Write a number with digits, for example 35.
page-error-whole = Write a whole number, without a decimal part.
page-error-sum = Write an amount in euros, for example 1234,50.
page-error-range = Write a number between { $min } and { $max }.

## Components
page-next-title = Next step
page-step-done = done
page-step-now = in progress
page-step-later = to come
page-not-said = Not said yet
page-change = Change
page-crumbs = You are here
page-pages-previous = Previous page
page-pages-next = Next page
page-pages-page = Page
page-progress = Question { $now } of { $total }
page-stale-title = This text changed while you were writing
page-stale-text = Nothing is lost. Here are both texts. Go on with yours below, then save.
page-stale-theirs = The saved text
page-stale-yours = Your text
page-stale-unsaved = Not saved yet
page-stale-empty = This text is empty.

## Faults
page-fault-not-found = This page is not here
    .text = The address may be wrong, or the page is not open to your account.
page-fault-expired = This page was open for too long
    .text = To keep you safe, we did not accept what you sent. Open the page again and start over.
page-fault-stale = Someone else has just changed this
    .text = Your change was not made. Open the page again to see how things stand.
page-fault-unreadable = We could not read what you sent
    .text = Nothing was saved. Go back to the page before and try again.
page-fault-too-large = That is too big for us
    .text = You can send { $limit } at most. Choose a smaller file, or shorten your text.
page-fault-too-many = Too many tries in a short time
    .text = { $minutes ->
        [one] Wait a minute, then try again.
       *[other] Wait { $minutes } minutes, then try again.
    }
page-fault-broken = Something went wrong on our side
    .text = It is not your fault. What was saved is still saved. Try again in a moment.
page-fault-unavailable = The service is stopped for a moment
    .text = { $minutes ->
        [one] Try again in a minute. What was saved is still saved.
       *[other] Try again in { $minutes } minutes. What was saved is still saved.
    }
page-fault-reference = Number to give us
page-fault-retry = Try again
page-fault-home = Go to the start page
page-fault-help = Stuck? We can call you:

## Reading settings
page-settings-title = Choose how you read
page-settings-text = These settings stay on this device. You can change them at any time.
page-settings-keep = Keep these settings
page-settings-size = Size of the text
page-settings-size-normal = Usual
page-settings-size-grand = Large
page-settings-size-tres-grand = Very large
page-settings-spacing = Space between lines and words
page-settings-spacing-normal = Usual
page-settings-spacing-large = Wider
page-settings-contrast = Contrast
page-settings-contrast-normal = Usual
page-settings-contrast-fort = Strong
page-settings-theme = Light or dark
page-settings-theme-auto = Like my device
page-settings-theme-clair = Light
page-settings-theme-sombre = Dark

## Gallery
page-gallery-title = Components
page-gallery-text = Every part of a page, in every state.

page-dictate = Speak instead of typing
page-dictate-stop = Stop
page-dictate-note = Your voice stays on this device.
