package deskbridge.demo;

import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.hub.LocalHub;
import deskbridge.demo.world.World;
import deskbridge.emulator.pachca.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code deskbridge rehearse}: one request is made, answered and discussed between emulators, then everything is closed. The
 * launcher runs it once after a build, so that the JDK learns which classes the next starts will need.
 */
@Command(name = "rehearse", description = "One short conversation between emulators, then the end", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("deskbridge-rehearsal");
        var time = InstantSource.system();
        var mode = DemoHub.Mode.usual(Locale.of("ru"));
        try (World world = new World(time, Locale.of("ru"));
                LocalHub hub = LocalHub.start(world, folder, mode, time)) {
            talk(world);
            return hub.running() ? 0 : 1;
        } finally {
            remove(folder);
        }
    }

    private static void talk(World world) throws InterruptedException {
        var requester =
                world.pachca().emulator().person(world.actors().getFirst().userId());
        long request = requester.writes(world.pachca().chats().getFirst(), "Не работает **принтер**");
        until(() -> heard(world, request, "🎫"));
        var agent = world.actors().stream().filter(actor -> actor.agent()).findFirst();
        String ticket = world.tracker().emulator().state().issues().getFirst().key();
        world.tracker().emulator().agent(agent.orElseThrow().login()).comments(ticket, "Уже иду");
        requester.repliesInThread(request, "Горит красная лампа");
        until(() -> heard(world, request, "Уже иду")
                && world.tracker().emulator().state().comments(ticket).size() > 1);
    }

    private static boolean heard(World world, long request, String words) {
        return world.pachca().emulator().threadMessages(request).stream()
                .map(Message::content)
                .anyMatch(text -> text.contains(words));
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the rehearsal came to no end");
            }
            Thread.sleep(LOOK);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
