-- What was written in the diagnosis of a parcours.
select id, section, voice, text_sealed, written_at, version from diagnosis_entry where parcours_id = $1 order by section, voice
