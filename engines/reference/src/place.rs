//! Where something is wrong, and what: the vocabulary of every refusal.
//!
//! A [`Rejected`] always names a file, a line, a column and a byte, so that a person can open the file and see. The
//! sentences are French because people read them on the command line and on the import page.

use std::fmt;

use thiserror::Error;

/// A point in a published file. Lines and columns count from 1 (columns in characters), bytes from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name of the file as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Offset in bytes from the start of the expanded file, from 0.
    pub byte: usize,
}

impl Place {
    /// The very start of a file: used when the whole file is at fault.
    pub fn start_of(file: &str) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, byte: 0 }
    }
}

/// A point of a file whose name is known elsewhere; counted as in [`Place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
    pub byte: usize,
}

impl Spot {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1, byte: 0 };

    /// The same point, with the name of its file.
    pub fn of(self, file: &str) -> Place {
        let Self { line, column, byte } = self;
        Place { file: file.to_owned(), line, column, byte }
    }

    /// The point after some UTF-8 text that starts here; `bytes` is what that text took in the file.
    pub fn after(self, text: &[u8], bytes: usize) -> Self {
        let starts = |part: &[u8]| part.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let byte = self.byte + bytes;
        match text.iter().rposition(|byte| *byte == b'\n') {
            None => Self { line: self.line, column: self.column + starts(text), byte },
            Some(last) => {
                let lines = text[..=last].iter().filter(|byte| **byte == b'\n').count();
                Self { line: self.line + lines, column: 1 + starts(&text[last + 1..]), byte }
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, byte } = self;
        write!(f, "fichier {file}, ligne {line}, colonne {column} (octet {byte})")
    }
}

/// A part of a published file that cannot be taken in, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place} : {reason}")]
pub struct Rejected {
    /// Where the fault was noticed. A lost byte is sometimes noticed after the place where it was lost.
    pub place: Place,
    /// What is wrong.
    pub reason: Reason,
}

/// What can be wrong with a published file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Reason {
    #[error("lecture impossible : {0}")]
    Unreadable(String),
    #[error("archive illisible : {0}")]
    BrokenArchive(String),
    #[error("le contenu dépasse la limite de {limit} octets une fois décompressé")]
    TooLarge { limit: u64 },
    #[error("l'archive contient {found} fichiers, la limite est de {limit}")]
    TooManyEntries { found: usize, limit: usize },
    #[error("le fichier est fourni deux fois dans le lot")]
    FileTwice,
    #[error("le fichier est absent du lot, or il est indispensable")]
    FileAbsent,
    #[error("aucun fichier du lot n'a un nom de la forme unix_…_v460_utf8.csv")]
    NothingRecognised,
    #[error("le lot mélange les versions {first} et {other}")]
    MixedVersions { first: String, other: String },
    #[error("la version {0} du ROME n'est pas lue : seuls ROME 3 et ROME 4 le sont")]
    UnknownEdition(String),
    #[error("l'empreinte SHA-256 du fichier n'est pas celle annoncée par SHA256SUMS : le contenu a changé")]
    DigestDiffers,
    #[error("ligne de SHA256SUMS mal formée")]
    MalformedManifest,
    #[error("octet 0x{0:02X} étranger à l'encodage UTF-8")]
    NotUtf8(u8),
    #[error("caractère de contrôle U+{0:04X} dans le texte")]
    ControlCharacter(u32),
    #[error("caractère inattendu « {0} » (U+{code:04X}) dans un texte français", code = *.0 as u32)]
    UnexpectedCharacter(char),
    #[error("le fichier est vide, l'en-tête manque")]
    NoHeader,
    #[error("colonne « {0} » absente de l'en-tête")]
    MissingColumn(String),
    #[error("colonne « {unknown} » inconnue, alors que « {missing} » manque : en-tête sans doute abîmé")]
    DamagedHeader { unknown: String, missing: String },
    #[error("colonne « {0} » présente deux fois dans l'en-tête")]
    ColumnTwice(String),
    #[error("guillemet ouvert ici et jamais refermé : fichier coupé ou abîmé")]
    UnclosedQuote,
    #[error("« {0} » trouvé après un guillemet fermant, un séparateur ou une fin de ligne était attendu")]
    AfterQuote(char),
    #[error("guillemet au milieu d'un champ sans guillemets")]
    StrayQuote,
    #[error("dernière ligne sans fin de ligne : fichier coupé")]
    CutLine,
    #[error("{found} champs sur cette ligne, l'en-tête en annonce {expected}")]
    FieldCount { found: usize, expected: usize },
    #[error("la table ne contient aucune ligne")]
    EmptyTable,
    #[error("« {column} » est vide")]
    EmptyField { column: &'static str },
    #[error("« {value} » n'est pas {expected} ({column})")]
    BadValue { column: &'static str, value: String, expected: &'static str },
    #[error("« {value} » n'existe pas dans {table} ({column})")]
    UnknownReference { column: &'static str, value: String, table: &'static str },
    #[error("« {value} » figure déjà à la ligne {first_line}")]
    Duplicate { value: String, first_line: usize },
    #[error("le numéro {value} est déjà celui d'un élément de {table}")]
    NumberTaken { value: u32, table: &'static str },
    #[error("« {value} » ne concorde pas avec {table}, qui dit « {expected} »")]
    Disagreement { value: String, expected: String, table: &'static str },
    #[error("{what} : fichier incomplet ou incohérent")]
    Incomplete { what: String },
    #[error("encodage « {0} » non pris en charge")]
    UnknownEncoding(String),
    #[error("cet enregistrement dépasse la limite de {limit} octets : fichier abîmé ou malveillant")]
    RecordTooLarge { limit: usize },
    #[error("éléments imbriqués sur plus de {limit} niveaux : fichier abîmé ou malveillant")]
    TooDeep { limit: usize },
    #[error("cet enregistrement a plus de {limit} éléments : fichier abîmé ou malveillant")]
    TooManyElements { limit: usize },
    #[error("le contenu décompressé fait plus de {ratio} fois la taille du fichier : archive malveillante")]
    SuspiciousRatio { ratio: u64 },
    #[error("XML mal formé : {0}")]
    BrokenXml(String),
    #[error("le fichier s'arrête avant la fin de l'élément « {0} » : fichier coupé")]
    CutElement(String),
    #[error("le document s'ouvre par « {found} », « {expected} » était attendu : ce n'est pas ce format")]
    WrongRoot { found: String, expected: &'static str },
    #[error("la déclaration DOCTYPE n'est pas acceptée")]
    Doctype,
    #[error("entité « &{0}; » inconnue")]
    UnknownEntity(String),
    #[error("l'élément « {0} » manque")]
    MissingElement(&'static str),
    #[error("JSON mal formé : {0}")]
    BrokenJson(String),
    #[error("« {0} » inattendu entre deux éléments de la liste JSON")]
    BrokenList(char),
    #[error("le fichier s'arrête au milieu d'une valeur JSON : fichier coupé")]
    CutJson,
    #[error("{0} introuvable dans ce fichier : ce n'est pas ce format")]
    NotThisFormat(&'static str),
    #[error("feuille « {0} » absente du classeur")]
    MissingSheet(&'static str),
    #[error("version « {0} » du format : plus récente que celles que ce logiciel connaît")]
    NewerFormat(String),
    #[error("instruction inattendue : {0}")]
    BrokenProgram(String),
    #[error("aucun format connu ne correspond à ce fichier")]
    UnknownFile,
}

impl Reason {
    /// True when what follows the fault cannot be read, so that nobody knows how much is lost: no tolerance applies.
    pub fn is_fatal(&self) -> bool {
        use Reason::*;
        matches!(
            self,
            Unreadable(_)
                | BrokenArchive(_)
                | TooLarge { .. }
                | TooManyEntries { .. }
                | SuspiciousRatio { .. }
                | RecordTooLarge { .. }
                | UnknownEncoding(_)
                | NoHeader
                | MissingColumn(_)
                | DamagedHeader { .. }
                | ColumnTwice(_)
                | BrokenXml(_)
                | CutElement(_)
                | WrongRoot { .. }
                | Doctype
                | TooDeep { .. }
                | TooManyElements { .. }
                | CutJson
                | BrokenList(_)
                | NotThisFormat(_)
                | MissingSheet(_)
                | NewerFormat(_)
                | UnknownFile
                | CutLine
                | UnclosedQuote
        )
    }
}
