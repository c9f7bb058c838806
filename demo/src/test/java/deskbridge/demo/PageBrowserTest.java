package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.hub.NoHub;
import deskbridge.demo.world.Tracker;
import deskbridge.emulator.Json;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;

/** The page alone: messenger and desk work for people even while no hub joins them. */
class PageBrowserTest {
    private static final Locale RUSSIAN = Locale.of("ru");

    private final Demo demo =
            new Demo(0, RUSSIAN, InstantSource.system(), world -> new NoHub(InstantSource.system(), RUSSIAN));

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void whatPeopleWriteIsShownAsTextAndNeverAsMarkup() {
        try (Browser browser = Browser.open(demo.uri(), 1440, 900, false)) {
            browser.say("#pachca-write", "<img src=x onerror=\"document.title='broken'\"> **жирно** <b>и</b> нет");

            assertThat(browser.find(".message .rich").getText())
                    .contains("<img src=x onerror=")
                    .contains("<b>и</b> нет");
            assertThat(browser.find(".message .rich b").getText()).isEqualTo("жирно");
            assertThat(browser.driver().getTitle()).isEqualTo("Deskbridge: песочница");
            browser.picture("alone");
        }
    }

    @Test
    void ofTwoRequestsInOneBreathThatTicketOpensWhoseThreadOpens() {
        try (Browser browser = Browser.open(demo.uri(), 1440, 900, false)) {
            browser.say("#pachca-write", "Первый стул");
            browser.say("#pachca-write", "Второй стул");
            long second = asked(browser, "Второй стул");
            becomesTicket("Первый стул", asked(browser, "Первый стул"));
            browser.find(".queue button", "Первый стул");
            assertThat(browser.all(".ticket h3")).isEmpty();

            becomesTicket("Второй стул", second);
            browser.find(".ticket h3", "Второй стул");
        }
    }

    private static long asked(Browser browser, String words) {
        return Long.parseLong(String.valueOf(browser.find(".message", words).getDomAttribute("data-message")));
    }

    private void becomesTicket(String summary, long message) {
        var agent = demo.world().tracker().emulator().agent("anna.smirnova");
        long chat = demo.world().pachca().chats().getFirst();
        agent.update(
                agent.creates(Tracker.QUEUE, summary, ""),
                Json.object()
                        .put(field("pachcaChatId"), Long.toString(chat))
                        .put(field("pachcaMessageId"), Long.toString(message)));
    }

    private static String field(String name) {
        return "66f0c1d2e3a4b5c6d7e8f901--" + name;
    }

    @Test
    void whatIsTypedWhileAMessageIsUnderWayIsSaidNext() {
        try (Browser browser = Browser.open(demo.uri(), 1440, 900, false)) {
            browser.find("#pachca-write");
            ((JavascriptExecutor) browser.driver()).executeScript("""
                    const field = document.getElementById('pachca-write');
                    field.value = 'сначала';
                    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
                    field.value = 'потом';""");
            browser.find(".message", "сначала");
            browser.say("#pachca-write", "!");
            browser.find(".message", "потом!");
        }
    }

    @Test
    void whatCannotBeSentStandsInItsFieldAgain() {
        try (Browser browser = Browser.open(demo.uri(), 1440, 900, false)) {
            browser.find("#pachca-write");
            ((JavascriptExecutor) browser.driver()).executeScript("window.fetch = () => Promise.reject(new Error())");
            browser.say("#pachca-write", "Слово");
            browser.find(".toast");
            browser.until(
                    "word in the field",
                    now -> "Слово".equals(browser.find("#pachca-write").getDomProperty("value")) ? true : null);
        }
    }
}
