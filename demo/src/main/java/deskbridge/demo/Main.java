package deskbridge.demo;

import deskbridge.app.Program;
import deskbridge.demo.bench.BenchCommand;
import deskbridge.demo.chaos.ChaosCommand;
import deskbridge.demo.chaos.ServeWithClockCommand;
import deskbridge.demo.fuzz.FuzzCommand;
import deskbridge.demo.simulation.SimulateCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts the shipped jar: the hub's commands and those that need the emulators. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        List<Callable<Integer>> commands = new ArrayList<>(deskbridge.app.Main.commands());
        commands.add(new DemoCommand());
        commands.add(new ChaosCommand());
        commands.add(new BenchCommand());
        commands.add(new SimulateCommand());
        commands.add(new FuzzCommand());
        commands.add(new RehearseCommand());
        commands.add(new ServeWithClockCommand());
        System.exit(new Program(commands).run(arguments));
    }
}
