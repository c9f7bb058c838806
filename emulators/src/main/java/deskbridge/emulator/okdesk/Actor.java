package deskbridge.emulator.okdesk;

/** Who acts. Contacts and employees are separate ranges of numbers, so an id alone names nobody (facts: okdesk §6.3). */
record Actor(Kind kind, long id) {
    /** Okdesk's two kinds of people. */
    enum Kind {
        EMPLOYEE("employee"),
        CONTACT("contact");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in {@code author_type} and {@code author.type}. */
        String code() {
            return code;
        }
    }

    static Actor employee(long id) {
        return new Actor(Kind.EMPLOYEE, id);
    }

    static Actor contact(long id) {
        return new Actor(Kind.CONTACT, id);
    }

    boolean isContact() {
        return kind == Kind.CONTACT;
    }
}
