package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Json;
import deskbridge.emulator.SharedContracts;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private Reply rate(String json) {
        return office.api.post(office.path + "/rates", json);
    }

    @Test
    void bothShapesOfARatingAreUnderstoodAndTheLastWins() {
        Path samples = SharedContracts.of("okdesk");
        assertThat(office.api.get(office.path).json().at("/rate/value").isNull())
                .isTrue();

        for (String sample : new String[] {"rest.rate.request.root.json", "rest.rate.request.wrapped.json"}) {
            assertThat(rate("{'rate':'bad'}").status()).isEqualTo(200);
            assertThat(rate(Json.write(SharedContracts.json(samples.resolve(sample)))
                                    .text())
                            .status())
                    .isEqualTo(200);
            assertThat(office.okdesk.state().rate(office.issue)).contains("good");
        }
        assertThat(office.api.get(office.path).json().at("/rate/value").asText())
                .isEqualTo("good");
    }

    @Test
    void anAccountMayTakeOneShapeOnly() {
        office.okdesk.settings().rateBody(OkdeskSettings.BodyShape.BARE);
        assertThat(rate("{'issue':{'rate':'good'}}").status()).isEqualTo(422);
        office.okdesk.settings().rateBody(OkdeskSettings.BodyShape.WRAPPED);
        assertThat(rate("{'rate':'good'}").status()).isEqualTo(422);
        assertThat(rate("{'issue':{'rate':'good'}}").status()).isEqualTo(200);
    }

    @Test
    void otherWordsAreRefused() {
        assertThat(rate("{'rate':'excellent'}").errors().has("rate")).isTrue();
        assertThat(rate("{'rate':5}").status()).isEqualTo(422);
        assertThat(rate("{}").status()).isEqualTo(422);
        assertThat(office.okdesk.state().rate(office.issue)).isEmpty();
    }

    @Test
    void anAccountMayRefuseRatings() {
        office.okdesk.settings().refuseRates(403);
        assertThat(rate("{'rate':'good'}").status()).isEqualTo(403);
        office.okdesk.settings().refuseRates(422);
        assertThat(rate("{'rate':'good'}").errors().has("rate")).isTrue();
        office.klientov.rates(office.issue, "normal");
        office.okdesk.settings().refuseRates(0);
        office.okdesk.settings().rateOnce(true);
        assertThat(rate("{'rate':'good'}").status()).isEqualTo(422);
        office.okdesk.settings().rateOnce(false);
        office.okdesk.settings().rateOnlyFinished(true);
        assertThat(rate("{'rate':'good'}").status()).isEqualTo(422);
        assertThat(office.okdesk.state().rate(office.issue)).contains("normal");
    }

    @Test
    void aRatingIsToldToTheHubWhoeverGaveIt() {
        office.klientov.rates(office.issue, "bad");

        assertThat(office.hook("new_csat_rate").at("/event/rate").asText()).isEqualTo("bad");
        assertThat(office.hook("new_csat_rate").at("/event/author/type").asText())
                .isEqualTo("contact");
        rate("{'rate':'good'}");
        assertThat(office.hooks()).hasSize(2);
        office.okdesk.settings().announceApiRates(false);
        rate("{'rate':'normal'}");
        assertThat(office.hooks()).hasSize(2);
        office.okdesk.settings().announceApiRates(true);
        office.okdesk.hooks().olderRates(true);
        rate("{'rate':'good'}");
        assertThat(office.hooks().getLast().at("/event/rate").asText()).isEqualTo("excellent");
    }
}
