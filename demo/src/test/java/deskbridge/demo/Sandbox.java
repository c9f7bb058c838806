package deskbridge.demo;

import deskbridge.demo.hub.DemoHub.Mode;
import deskbridge.demo.hub.LocalHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/** The whole sandbox in Russian with the real hub, and a visitor in front of it. */
final class Sandbox implements AutoCloseable {
    private final Demo demo;
    private final Browser browser;

    private Sandbox(Demo demo, Browser browser) {
        this.demo = demo;
        this.browser = browser;
    }

    /** Opens the page, or skips the test where there is no browser. */
    static Sandbox open(Path folder) {
        InstantSource time = InstantSource.system();
        Locale russian = Locale.of("ru");
        Path database = folder(folder.resolve("hub"));
        Demo demo = new Demo(0, russian, time, world -> LocalHub.start(world, database, Mode.usual(russian), time));
        try {
            return new Sandbox(demo, Browser.open(demo.uri(), 1440, 1000, false));
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Demo demo() {
        return demo;
    }

    Browser browser() {
        return browser;
    }

    /** Waits until nothing is on the way, and looks what the figures say then. */
    void nothingIsLostDoubledOrLeaked() {
        browser.find("#figure-onTheWay", "0");
        for (String figure : new String[] {"lost", "doubled", "leaked"}) {
            browser.find("#figure-" + figure, "0");
        }
    }

    @Override
    public void close() {
        browser.close();
        demo.close();
    }
}
