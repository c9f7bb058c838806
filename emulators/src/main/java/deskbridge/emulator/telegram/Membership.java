package deskbridge.emulator.telegram;

/** What somebody is in a chat. */
enum Membership {
    CREATOR("creator"),
    ADMINISTRATOR("administrator"),
    MEMBER("member"),
    LEFT("left"),
    KICKED("kicked");

    final String wire;

    Membership(String wire) {
        this.wire = wire;
    }

    boolean inside() {
        return this == CREATOR || this == ADMINISTRATOR || this == MEMBER;
    }

    boolean powerful() {
        return this == CREATOR || this == ADMINISTRATOR;
    }
}
