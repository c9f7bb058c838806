package deskbridge.settings;

/** The language of texts to people. */
public enum Language {
    RU,
    EN
}
