package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.hub.NoHub;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
