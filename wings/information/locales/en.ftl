### Occupations, the notebook and the sources.

information-nav-occupations = Jobs
information-nav-notebook = My notebook

## Search
information-q = A job, an activity, a word from your work (in French)
    .hint = For example: boulangère, réparer des vélos, s'occuper d'enfants
information-search-title = Which job are you looking for?
information-search-intro = Use your own words, in French: the name of a job, what you can do or what you would like to do. This search is open to all, without an account.
information-search-results = { $count ->
    [one] One job for “{ $text }”
   *[other] { $count } jobs for “{ $text }”
}
information-search-domain = { $label }: { $count ->
    [one] one job
   *[other] { $count } jobs
}
information-search-ranked = Jobs are ranked by your words only: first those whose name holds them, then those whose skills or description mention them. Nobody pays to rank higher.
information-search-understood = We took “{ $typed }” to mean “{ $meant }”.
information-search-corrected = We read “{ $found }” for “{ $typed }”.
information-search-cut = Your text is long: only its first words were searched.
information-search-pages = Pages of jobs
information-search-do = Look for a job
information-search-other = Look for another job
information-browse = Browse jobs by field

information-why-title = The name of the job matches your words.
information-why-name = Other name: “{ $label }”.
information-why-skill = A skill of the job: “{ $label }”.
information-why-definition = In its description: “{ $label }”
information-why-knowledge = Something useful to know: “{ $label }”.
information-why-missing = Without: { $words }.

information-nothing-title = No job for “{ $text }”
information-nothing-near = Were you looking for one of these?
information-nothing-tips = Other ways to find it
information-nothing-tip-words = Try a single, more common word.
information-nothing-tip-activity = Say what one does rather than the name of the job: “réparer”, “vendre”, “soigner”.
information-nothing-tip-spelling = Check the spelling: one small mistake does no harm, two in the same word may be enough to lose us.
information-nothing-next = A counsellor can look with you
information-no-data-title = Jobs are not loaded yet
information-no-data-text = This platform has not received the directory of jobs yet. You can already ask to talk with a counsellor.

information-talk = Talk with a counsellor
information-free = It is free and confidential. You can start without an account.

## Where texts come from
information-source-line = { $attribution }, version { $edition }.
information-source-date = Published on { $date }.
information-source-more = All sources
information-demo-tag = Demonstration data
information-demo-text = The texts of this page were written for the demonstration. They must not be used to choose a job.

## Sheet
information-code = ROME code { $code }
information-tag-regulated = Regulated job
information-tag-executive = Executive job
information-tag-green = Environmental job
information-tag-strategic = Useful to the ecological transition
information-tag-brown = Threatened by the ecological transition
information-keep = Keep this job
information-keeping = One moment…
information-keep-note = It goes into your notebook, where you can write what it means to you. No account needed.
information-kept-already = This job is in your notebook.
information-kept-see = See my notebook
information-access = How to get in
information-regulated = This job is regulated: the law says who may do it, often with a diploma or a permit.
information-skills = What one does
information-skills-core = { $count ->
    [one] The skill at the heart of the job
   *[other] The { $count } skills at the heart of the job
}
information-skills-other = { $count ->
    [one] One other skill, useful in some positions
   *[other] { $count } other skills, useful in some positions
}
information-skills-emerging = { $count ->
    [one] One skill asked for more and more
   *[other] { $count } skills asked for more and more
}
information-behaviours = { $count ->
    [one] One quality asked for
   *[other] { $count } qualities asked for
}
information-knowledge = What one needs to know
information-knowledge-unfold = { $count ->
    [one] See the useful knowledge
   *[other] See the { $count } useful things to know
}
information-conditions = In which conditions
information-conditions-said = { $count ->
    [one] See the working condition
   *[other] See the { $count } working conditions
}
information-contexts = { $count ->
    [one] See the possible working situation
   *[other] See the { $count } possible working situations
}
information-interests = This job may suit those who like…
information-interest-r = working with their hands, with things, machines or nature
information-interest-i = observing, understanding, looking for causes
information-interest-a = imagining, creating, expressing themselves
information-interest-s = helping, listening, caring, passing on
information-interest-e = convincing, deciding, starting things
information-interest-c = organising, sorting, following a precise method
information-names = Other names of this job
information-names-unfold = { $count ->
    [one] See the other name
   *[other] See the { $count } other names
}
information-moves = Towards which other jobs
information-moves-near = Very near
information-moves-evolution = With a step up or some training
information-moves-related = From the nearest to the least near
information-sheet-next = Does this job appeal to you, or are you unsure?

## Notebook
information-notebook-title = My notebook
information-notebook-readers = Only you read your notes. If a counsellor accompanies you, they see which jobs you keep, not what you write.
information-notebook-here = This notebook is tied to this device for 30 days. With a personal space, you find it everywhere.
information-notebook-sign-in = Open my space
information-notebook-empty = You have not kept any job yet
information-notebook-empty-text = Look for a job, read its sheet and keep those that speak to you. You can then write what each means to you.
information-notebook-next = Talk about them with someone who knows these jobs
information-kept-on = Kept on { $date }.
information-gone = This job is no longer in the current directory.
information-note = What “{ $title }” means for my project
information-note-hint = What appeals to you, what holds you back, what you want to check.
information-note-audience = Only you.
information-note-save = Save my note
information-note-byline = Written elsewhere, with your account or in another window
information-remove = Remove from my notebook
information-removed = Removed recently
information-removed-note = You can put them back for one day. After that they are erased with their note.
information-put-back = Put back into my notebook
told-information-kept = This job is in your notebook.
told-information-removed = This job is removed. You can still put it back, below.
told-information-noted = Your note is saved.

## Panels and export
information-panel-title = My jobs
information-panel-count = { $count ->
    [0] You have not kept any job yet.
    [one] You keep one job.
   *[other] You keep { $count } jobs.
}
information-panel-open = Open my notebook
information-panel-parcours = Jobs the person keeps
information-panel-parcours-note = What they wrote about each is read by them only.
information-export-kept = Jobs kept in the notebook

## Sources
information-sources-title = Where the information comes from
information-sources-intro = Every piece of information shown here has an author, a date and a licence. Here they are.
information-sources-demo-name = Jobs: demonstration set
information-sources-publisher = Author
information-sources-mention = Mention
information-sources-edition = Version
information-sources-published = Date of publication
information-sources-age = Age
information-sources-months = { $count ->
    [0] less than a month
    [one] one month
   *[other] { $count } months
}
information-sources-loaded = Loaded here on
information-sources-licence = Licence:
information-sources-content = What this version holds
information-sources-checksum = Digest (SHA-256): { $checksum }
information-sources-none = No data are loaded yet
information-sources-none-text = As soon as the directory of jobs is loaded, its author, date and licence will be told here.
information-sources-words = The words of the search
information-sources-words-text = To understand everyday words (“nounou”, “RH”), the search uses a list written for Jalon, under the EUPL-1.2 licence.

## Certifications
information-stale = These data are old for their source: some information may have changed.
information-cert-number = Qualification { $number }
information-cert-closed = No longer open
information-cert-vae = Open through experience (VAE)
information-cert-validity = Can one still enter?
information-cert-until = Yes, until { $date }.
information-cert-ended = No, since { $date }.
information-cert-open = Yes. The register gives no end date.
information-cert-inactive = No: the register says it is no longer active.
information-cert-unknown = The register does not say. Ask the awarding body.
information-cert-last-award = Last day it can be awarded
information-cert-level = Level
information-cert-level-words = { $level ->
    [3] Level 3 (CAP, BEP)
    [4] Level 4 (baccalauréat)
    [5] Level 5 (two years after the baccalauréat)
    [6] Level 6 (three or four years after the baccalauréat)
    [7] Level 7 (five years after the baccalauréat)
    [8] Level 8 (doctorate)
   *[other] Level { $level }
}
information-cert-certifiers = Who awards it
information-cert-successors = What replaces it
information-cert-ways = How to obtain it
information-cert-way = { $way }: { $open }
information-cert-way-initial = As a pupil or student
information-cert-way-apprenticeship = As an apprentice
information-cert-way-continuing = Through adult training
information-cert-way-professionalisation = Under a professionalisation contract
information-cert-way-individual = As an individual candidate
information-cert-way-experience = Through experience (VAE)
information-cert-yes = yes
information-cert-no = no
information-cert-unstated = the register does not say
information-cert-occupations = Jobs it prepares for
information-cert-blocks = Its blocks of skills
information-cert-blocks-text = A block is a part of the qualification. One can often obtain a single one, and keep it.
information-cert-nothing-said = The register says no more.
information-cert-content = What the register says
information-cert-activities = What one learns to do
information-cert-abilities = What is assessed
information-cert-jobs = Jobs aimed at
information-cert-sectors = Sectors
information-cert-prerequisites = What is needed before entering
information-cert-regulations = Rules of the profession
information-cert-outcomes = What became of those who obtained it
information-cert-outcomes-caption = Figures told by the awarding body, by year
information-cert-year = Year
information-cert-certified = Awarded
information-cert-employed = At work six months later
information-cert-in-occupation = In the job aimed at two years later
information-cert-next = A counsellor can tell you how to enter and who may pay for it
information-cert-of-occupation = Qualifications that lead there
information-cert-of-occupation-text = These qualifications prepare for this job and can still be entered. They are sorted by level. There are other ways.
