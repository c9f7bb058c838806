package deskbridge.emulator.tracker;

/**
 * A way an issue may go from where it stands.
 *
 * @param id of the transition, each workflow's own
 * @param to key of the status it leads to
 * @param asksResolution whether its screen wants a resolution
 */
public record TrackerMove(String id, String to, boolean asksResolution) {}
