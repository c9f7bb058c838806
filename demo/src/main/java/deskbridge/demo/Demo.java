package deskbridge.demo;

import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.page.PageServer;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Troubles;
import deskbridge.demo.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The whole sandbox: emulated systems, the hub between them, and the page. Runs until closed. */
public final class Demo implements AutoCloseable {
    private final World world;
    private final Troubles troubles;
    private final Tally tally;
    private final DemoHub hub;
    private final PageServer page;

    /**
     * Starts everything.
     *
     * @param port of the page; 0 for any free one
     * @param language of names, and of the hub at first
     * @param hub makes the hub for a world
     * @throws IllegalStateException when the port is taken
     */
    public Demo(int port, Locale language, InstantSource time, Function<World, DemoHub> hub) {
        this.world = new World(time, language);
        this.troubles = new Troubles(world, new SplittableRandom(), time);
        this.tally = new Tally(world, troubles, time);
        try {
            this.hub = hub.apply(world);
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
        try {
            this.page = new PageServer(port, world, troubles, tally, this.hub);
        } catch (RuntimeException e) {
            this.hub.close();
            world.close();
            throw e;
        }
    }

    /** The page's address. */
    public URI uri() {
        return page.uri();
    }

    /** The emulated systems. */
    public World world() {
        return world;
    }

    /** The switches of what goes wrong. */
    public Troubles troubles() {
        return troubles;
    }

    /** The figures that compare both sides. */
    public Tally tally() {
        return tally;
    }

    /** The hub. */
    public DemoHub hub() {
        return hub;
    }

    @Override
    public void close() {
        page.close();
        hub.close();
        world.close();
    }
}
