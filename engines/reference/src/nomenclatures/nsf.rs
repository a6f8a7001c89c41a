//! NSF: the specialities of training, in three levels; and the levels of diplomas.

use crate::delimited::always;
use crate::stream::Sheet;
use crate::values::ListCode;

/// A speciality, at any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speciality {
    pub code: ListCode,
    /// The domain of a group, the category of a domain.
    pub parent: Option<ListCode>,
    /// As published: in capitals in the three levels, in words in the index.
    pub label: String,
}

/// `n_groupe_specialite_.csv`.
pub const NSF_GROUPS: Sheet<Speciality> = Sheet::new(
    b';',
    &[
        always("GROUPE_SPECIALITE"),
        always("DOMAINE_SPECIALITE"),
        always("LIBELLE_COURT"),
        always("LIBELLE_LONG"),
        always("LIBELLE_STAT_33"),
        always("DATE_OUVERTURE"),
        always("DATE_FERMETURE"),
        always("DATE_INTERVENTION"),
        always("LIBELLE_EDITION"),
        always("N_COMMENTAIRE"),
    ],
    |row| {
        Ok(Speciality {
            code: row.cell("GROUPE_SPECIALITE").must("un code NSF", ListCode::parse)?,
            parent: Some(row.cell("DOMAINE_SPECIALITE").must("un domaine NSF", ListCode::parse)?),
            label: row.cell("LIBELLE_LONG").filled()?.text,
        })
    },
);

/// `n_domaine_specialite_.csv`.
pub const NSF_DOMAINS: Sheet<Speciality> = Sheet::new(
    b';',
    &[
        always("DOMAINE_SPECIALITE"),
        always("CATEGORIE_SPECIALITE"),
        always("LIBELLE_COURT"),
        always("LIBELLE_LONG"),
        always("LIBELLE_STAT_33"),
        always("DATE_OUVERTURE"),
        always("DATE_FERMETURE"),
        always("DATE_INTERVENTION"),
        always("N_COMMENTAIRE"),
    ],
    |row| {
        Ok(Speciality {
            code: row.cell("DOMAINE_SPECIALITE").must("un code NSF", ListCode::parse)?,
            parent: Some(row.cell("CATEGORIE_SPECIALITE").must("une catégorie NSF", ListCode::parse)?),
            label: row.cell("LIBELLE_LONG").filled()?.text,
        })
    },
);

/// `n_categorie_specialite_.csv`.
pub const NSF_CATEGORIES: Sheet<Speciality> = Sheet::new(
    b';',
    &[
        always("CATEGORIE_SPECIALITE"),
        always("LIBELLE_COURT"),
        always("LIBELLE_LONG"),
        always("LIBELLE_STAT_33"),
        always("LIBELLE_STAT_3"),
        always("DATE_OUVERTURE"),
        always("DATE_FERMETURE"),
        always("DATE_INTERVENTION"),
        always("N_COMMENTAIRE"),
    ],
    |row| {
        Ok(Speciality {
            code: row.cell("CATEGORIE_SPECIALITE").must("une catégorie NSF", ListCode::parse)?,
            parent: None,
            label: row.cell("LIBELLE_LONG").filled()?.text,
        })
    },
);

/// `index_formations.csv`.
pub const NSF_INDEX: Sheet<Speciality> =
    Sheet::new(b',', &[always("codformation"), always("libformation")], |row| {
        Ok(Speciality {
            code: row.cell("codformation").must("un code NSF", ListCode::parse)?,
            parent: None,
            label: row.cell("libformation").filled()?.text,
        })
    });

/// A kind of diploma and its level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiplomaLevel {
    pub code: ListCode,
    pub label: String,
    /// Level in the RNCP: `03`, `00` for none, `XX` when it is not said.
    pub level: ListCode,
}

/// `nNiveauFormationDiplome_.csv`.
pub const LEVELS: Sheet<DiplomaLevel> = Sheet::new(
    b';',
    &[
        always("NIVEAU_FORMATION_DIPLOME"),
        always("NIVEAU_INTERMINISTERIEL"),
        always("LIBELLE_COURT"),
        always("LIBELLE_100"),
        always("ANCIEN_NIVEAU"),
        always("DATE_OUVERTURE"),
        always("DATE_FERMETURE"),
        always("DATE_INTERVENTION"),
        always("N_COMMENTAIRE"),
        always("NIVEAU_QUALIFICATION_RNCP"),
    ],
    |row| {
        Ok(DiplomaLevel {
            code: row.cell("NIVEAU_FORMATION_DIPLOME").must("un code de niveau", ListCode::parse)?,
            label: row.cell("LIBELLE_100").filled()?.text,
            level: row.cell("NIVEAU_QUALIFICATION_RNCP").must("un niveau", ListCode::parse)?,
        })
    },
);
