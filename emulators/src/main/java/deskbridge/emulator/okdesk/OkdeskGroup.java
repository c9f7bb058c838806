package deskbridge.emulator.okdesk;

/** A group of employees. */
public record OkdeskGroup(long id, String name) {}
