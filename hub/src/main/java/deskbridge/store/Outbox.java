package deskbridge.store;

/** Commands, decided and not yet carried out. */
public interface Outbox extends LaneBox<OutboxEntry> {}
