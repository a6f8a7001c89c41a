//! The files of ROME 3 as published; see [`super::files`].

use super::files::Need::{Optional, Required};
use super::files::{FileSpec, RIASEC, ROME3_TREE, not_read, table};
use crate::delimited::{Layout, always, sometimes};
use crate::encoding::Charset;

/// ROME 3, written against version 3.47.
pub const ROME3: &[FileSpec] = &[
    table(
        "referentiel_code_rome",
        Required,
        &[
            always("code_rome"),
            always("code_fiche_em"),
            always("code_ogr"),
            always("libelle_rome"),
            always("statut"),
        ],
    ),
    table(
        "referentiel_appellation",
        Required,
        &[
            always("code_ogr"),
            always("libelle_appellation_long"),
            always("libelle_appellation_court"),
            always("code_rome"),
            sometimes("code_type_section_appellation"),
            sometimes("libelle_type_section_appellation"),
            always("statut"),
        ],
    ),
    table(
        "referentiel_competence",
        Required,
        &[
            always("code_ogr"),
            always("libelle_competence"),
            always("code_type_competence"),
            always("libelle_type_competence"),
            always("statut"),
        ],
    ),
    table(
        "referentiel_activite",
        Optional,
        &[
            always("code_ogr"),
            sometimes("code_tete_rgpmt"),
            always("libelle_activite"),
            sometimes("libelle_activite_impression"),
            sometimes("code_type_activite"),
            sometimes("libelle_type_activite"),
            sometimes("code_type_item_activite"),
            sometimes("libelle_type_item_activite"),
            always("statut"),
        ],
    ),
    table(
        "referentiel_env_travail",
        Required,
        &[
            always("code_ogr"),
            always("libelle_env_travail"),
            always("code_type_section_env_trav"),
            always("libelle_type_section_env_trav"),
            always("statut"),
        ],
    ),
    table(
        "liens_rome_referentiels",
        Required,
        &[
            always("code_rome"),
            always("code_ogr"),
            always("code_ref_rubrique"),
            always("position_bloc"),
            always("code_type_referentiel"),
            always("code_compo_bloc"),
            always("position_item"),
            sometimes("id_priorisation"),
        ],
    ),
    table("coherence_item", Optional, &[always("code_rome"), always("code_ogr")]),
    table(
        "texte",
        Required,
        &[
            always("code_rome"),
            always("position_libelle_txt"),
            always("code_type_texte"),
            always("libelle_texte"),
            always("libelle_type_texte"),
        ],
    ),
    table(
        "rubrique_mobilite",
        Optional,
        &[
            always("code_rome"),
            always("code_rome_cible"),
            always("code_appellation_source"),
            always("code_appellation_cible"),
            always("code_type_mobilite"),
            always("libelle_type_mobilite"),
        ],
    ),
    table("referentiel_code_rome_riasec", Optional, RIASEC),
    FileSpec {
        stem: ROME3_TREE,
        need: Optional,
        charset: Charset::Utf8,
        layout: Layout {
            separator: b';',
            columns: &[always("Rome1"), always("Rome2"), always("Rome3"), always("Intitule"), always("OGR")],
        },
    },
    not_read("item_arborescence"),
    not_read("cr_gd_dp_appellations"),
    not_read("arborescence_competences"),
];
