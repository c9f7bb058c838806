package deskbridge.emulator.telegram;

/**
 * What a bot answered to a press.
 *
 * @param text shown to the person; empty for nothing
 * @param alert whether it was shown as a window instead of a notification
 * @param url opened for the person; empty for none
 */
public record PressAnswer(String text, boolean alert, String url) {}
