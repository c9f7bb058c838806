package deskbridge.app.log;

import java.io.Console;
import java.lang.reflect.Method;

/** Whether somebody watches. */
public final class Terminal {

    private Terminal() {}

    /** Whether a terminal is at the other end. From JDK 22 a console may exist without one, and says so by a new method. */
    @SuppressWarnings("SystemConsoleNull") // before JDK 22 it is null without a terminal
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
