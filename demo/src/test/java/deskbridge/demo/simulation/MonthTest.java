package deskbridge.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deskbridge.demo.simulation.Month.Outcome;
import deskbridge.demo.simulation.Requests.Request;
import deskbridge.rest.Limits;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a simulated month consists of, and what it shows when something is too small. */
final class MonthTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Costs COSTS =
            new Costs(Duration.ofMillis(4), 2, Duration.ofMillis(1), Duration.ofMillis(150), 10, 50, 8);
    private static final Business SMALL = new Business(3, 300, 1, 6, 1, 0.1);

    @Test
    void everyRequestIsAskedWithinTheMonthByTheClockOfItsZone() {
        List<Request> requests = new Requests(MONTH, Zone.ofRussia(), new Random(1)).spread(20_000);

        assertThat(requests).hasSize(20_000);
        assertThat(requests)
                .allSatisfy(
                        request -> assertThat(YearMonth.from(local(request))).isEqualTo(MONTH));
    }

    @Test
    void mondaysAreTheBusiestAndNightsHardlyAnything() {
        List<Request> requests = new Requests(MONTH, Zone.ofRussia(), new Random(2)).spread(100_000);
        long[] days = new long[8];
        requests.forEach(request -> days[local(request).getDayOfWeek().getValue()]++);
        long nights = requests.stream()
                .filter(request -> local(request).getHour() < 6)
                .count();

        // October 2026 has five Thursdays and Fridays and four Mondays.
        double monday = days[DayOfWeek.MONDAY.getValue()] / 4.0;
        assertThat(monday / (days[DayOfWeek.WEDNESDAY.getValue()] / 4.0)).isCloseTo(1.4, within(0.05));
        assertThat(monday / (days[DayOfWeek.SUNDAY.getValue()] / 4.0)).isGreaterThan(20);
        assertThat(nights).isLessThan(2_000);
    }

    @Test
    void anOutageIsABurst() {
        List<Request> burst = new Requests(MONTH, Zone.ofRussia(), new Random(3)).outage(1_000);
        var first =
                burst.stream().map(Request::at).min(Comparator.naturalOrder()).orElseThrow();
        long soon = burst.stream()
                .filter(request -> request.at().isBefore(first.plus(Duration.ofMinutes(8))))
                .count();

        // An exponential spread has 63 % within its mean.
        assertThat(soon).isBetween(560L, 700L);
        assertThat(burst)
                .allSatisfy(
                        request -> assertThat(Rhythm.working(local(request))).isTrue());
    }

    @Test
    void aConversationIsInOrderAndWaitsForTheMorning() {
        var random = new Random(4);
        var requests = new Requests(MONTH, Zone.ofRussia(), random);
        var course = new Course(6, random);
        long moments = 0;
        for (Request request : requests.spread(2_000)) {
            var all = course.of(request);
            moments += all.size();
            assertThat(all).isSortedAccordingTo(Comparator.comparing(Course.Moment::at));
            assertThat(all.getFirst().what()).isEqualTo(Happening.REQUEST);
            assertThat(all.subList(1, all.size()))
                    .allSatisfy(moment -> assertThat(Rhythm.working(LocalDateTime.ofInstant(
                                    moment.at(), request.zone().id())))
                            .isTrue());
        }
        // Request, step, finish, six messages and four ratings in ten.
        assertThat(moments / 2_000.0).isCloseTo(9.4, within(0.3));
    }

    @Test
    void theSameSeedMakesTheSameMonth() {
        Outcome one = new Month(SMALL, COSTS, MONTH, 7).run();
        Outcome same = new Month(SMALL, COSTS, MONTH, 7).run();
        Outcome other = new Month(SMALL, COSTS, MONTH, 8).run();

        assertThat(same.events()).isEqualTo(one.events());
        assertThat(same.delays().mean()).isEqualTo(one.delays().mean());
        assertThat(same.busiestMinute()).isEqualTo(one.busiestMinute());
        assertThat(other.delays().mean()).isNotEqualTo(one.delays().mean());
    }

    @Test
    void everythingThatBeginsArrives() {
        Outcome outcome = new Month(SMALL, COSTS, MONTH, 1).run();

        assertThat(outcome.tenants()).hasSize(3);
        // Zipf: 164, 82 and 55 people, each with a request, and a tenth of them with another one.
        assertThat(outcome.conversations()).isEqualTo(164 + 82 + 55 + 16 + 8 + 6);
        assertThat(outcome.delays().count()).isEqualTo((int) outcome.events());
    }

    @Test
    void aHubThatIsTooSlowShowsAsAQueue() {
        var business = new Business(1, 2_000, 1, 6, 1, 0.3);
        Outcome quick = new Month(business, COSTS, MONTH, 1).run();
        var slow = new Costs(Duration.ofSeconds(8), 1, Duration.ofMillis(1), Duration.ofMillis(150), 10, 50, 8);
        Outcome late = new Month(business, slow, MONTH, 1).run();

        assertThat(quick.processors().busiestMinute()).isLessThan(0.1);
        assertThat(quick.delays().quantile(0.5)).isLessThan(Duration.ofMillis(50));
        assertThat(late.processors().busiestMinute()).isGreaterThan(0.99);
        assertThat(late.delays().quantile(1)).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void aLimitHoldsBackWhatIsBeyondIt() {
        var allowance = new Allowance(Limits.of(10, Duration.ofSeconds(1)), 600);
        long last = 0;
        for (int i = 0; i < 1_200; i++) {
            last = allowance.pass(0, 0);
        }

        assertThat(Duration.ofNanos(last)).isEqualTo(Duration.ofSeconds(119));
        assertThat(allowance.calls()).isEqualTo(1_200);
        assertThat(allowance.busiestMinute()).isEqualTo(1);
    }

    private static LocalDateTime local(Request request) {
        return LocalDateTime.ofInstant(request.at(), request.zone().id());
    }
}
