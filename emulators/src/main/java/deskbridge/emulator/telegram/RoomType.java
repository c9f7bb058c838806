package deskbridge.emulator.telegram;

/** The kinds of chats that are emulated. */
enum RoomType {
    PRIVATE("private"),
    GROUP("group"),
    SUPERGROUP("supergroup");

    final String wire;

    RoomType(String wire) {
        this.wire = wire;
    }
}
