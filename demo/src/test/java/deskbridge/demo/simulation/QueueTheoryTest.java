package deskbridge.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deskbridge.demo.simulation.Simulation.Lane;
import deskbridge.demo.simulation.Simulation.Leg;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mean waits of known queues. A simulation that gets them wrong says nothing about the hub either. */
final class QueueTheoryTest {

    private static final int EVENTS = 400_000;
    private static final double SERVICE = 0.01;
    private static final Percentage TOLERANCE = Percentage.withPercentage(5);
    private static final long SEED = 20_261_122;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.8})
    void fixedServiceWaitsAsPollaczekAndKhinchinSay(double load) {
        double expected = load * SERVICE / (2 * (1 - load));

        assertThat(wait(1, load, () -> nanos(SERVICE))).isCloseTo(expected, TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.8})
    void randomServiceWaitsTwiceAsLong(double load) {
        double expected = load * SERVICE / (1 - load);

        assertThat(wait(1, load, () -> nanos(exponential(SERVICE)))).isCloseTo(expected, TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void severalServersWaitAsErlangSays(int servers) {
        double load = 0.8;
        double offered = load * servers;
        double expected = erlang(servers, offered) * SERVICE / (servers - offered);

        assertThat(wait(servers, load, () -> nanos(exponential(SERVICE)))).isCloseTo(expected, TOLERANCE);
    }

    /** Events of one conversation wait for each other, even where nothing else holds them up. */
    @Test
    void aLaneIsAServerOfItsOwn() {
        double load = 0.6;
        var simulation = new Simulation();
        var lane = new Lane();
        arrivals(
                SERVICE / load,
                at -> simulation.add(at, lane, List.of(new Leg(QueueTheoryTest::unhindered, nanos(SERVICE)))));
        simulation.run();

        assertThat(simulation.delays().mean()).isCloseTo(load * SERVICE / (2 * (1 - load)), TOLERANCE);
    }

    @Test
    void littlesLawHoldsOverTwoStations() {
        double gap = 0.02;
        var simulation = new Simulation();
        var first = new Station(1);
        var second = new Station(2);
        long end = arrivals(
                gap,
                at -> simulation.add(
                        at,
                        new Lane(),
                        List.of(
                                new Leg(first, nanos(exponential(SERVICE))),
                                new Leg(second, nanos(exponential(2 * SERVICE))))));
        simulation.run();
        double perSecond = EVENTS / (end / 1e9);
        // By Burke's theorem the second station sees Poisson arrivals, too: both are known by themselves.
        double within = 0.5 * SERVICE / 0.5 + SERVICE + erlang(2, 1) * 2 * SERVICE / (2 - 1) + 2 * SERVICE;

        assertThat(simulation.journeys().mean()).isCloseTo(within, TOLERANCE);
        assertThat(simulation.journeys().mean() * perSecond).isCloseTo(within / gap, TOLERANCE);
    }

    @Test
    void withoutLoadNobodyWaits() {
        var simulation = new Simulation();
        var station = new Station(1);
        for (int i = 0; i < 100; i++) {
            simulation.add(nanos(i), new Lane(), List.of(new Leg(station, nanos(0.5)), new Leg(station, nanos(0.25))));
        }
        simulation.run();

        assertThat(simulation.delays().quantile(1)).isZero();
        assertThat(simulation.journeys().mean()).isCloseTo(0.75, within(1e-9));
        assertThat(station.busiestMinute()).isCloseTo(0.75, within(1e-9));
    }

    private double wait(int servers, double load, LongSupplier service) {
        var simulation = new Simulation();
        var station = new Station(servers);
        arrivals(
                SERVICE / load / servers,
                at -> simulation.add(at, new Lane(), List.of(new Leg(station, service.getAsLong()))));
        simulation.run();
        assertThat(simulation.delays().count()).isEqualTo(EVENTS);
        return simulation.delays().mean();
    }

    private interface Arrival {
        void at(long nanos);
    }

    private long arrivals(double gap, Arrival arrival) {
        long at = 0;
        for (int i = 0; i < EVENTS; i++) {
            at += nanos(exponential(gap));
            arrival.at(at);
        }
        return at;
    }

    private double exponential(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    /** Erlang's C: how probable it is that one has to wait. */
    private static double erlang(int servers, double offered) {
        double blocked = 1;
        for (int i = 1; i <= servers; i++) {
            blocked = offered * blocked / (i + offered * blocked);
        }
        double load = offered / servers;
        return blocked / (1 - load + load * blocked);
    }

    private static long unhindered(long now, long service) {
        return now + service;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
