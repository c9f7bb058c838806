package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole sandbox as a visitor plays with it: a real browser, the real hub, emulated messenger and desk. */
class DemoBrowserTest {
    private static final String THREAD = ".thread .message";
    private static final String COMMENT = ".comment";

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Browser browser;

    @BeforeEach
    void start() {
        sandbox = Sandbox.open(folder);
        browser = sandbox.browser();
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void aMessageBecomesATicketAndTheTalkGoesBothWays() throws IOException {
        browser.say("#pachca-write", "Принтер на третьем этаже не печатает");

        browser.find(THREAD + " .press button", "Взять в работу");
        browser.find(".ticket h3", "Принтер на третьем этаже не печатает");
        browser.picture("talk-1");

        browser.say("#tracker-comment", "Какая модель?");
        browser.find(THREAD, "Какая модель?");
        Path file = Files.writeString(folder.resolve("модель.txt"), "HP LaserJet 4");
        browser.attach("#pachca-reply-files", file);
        browser.find(".thread .file", "модель.txt");
        browser.say("#pachca-reply", "Модель в файле");
        assertThat(browser.find(COMMENT, "Модель в файле").getText()).contains("Иван Петров");
        browser.find(COMMENT + " .file", "модель.txt");

        browser.press("#tracker-internal");
        browser.say("#tracker-comment", "Он всегда так");
        browser.find(".comment.internal", "Он всегда так");
        browser.say("#tracker-comment", "Спасибо, смотрю");
        browser.find(THREAD, "Спасибо, смотрю");
        assertThat(browser.count(THREAD, "Он всегда так")).isZero();
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("talk-2");
    }

    @Test
    void whatIsAskedWhileAThreadIsOpenOpensItsOwnAndWhatWasBegunWaits() {
        browser.resize(2000, 1000); // chat and thread side by side
        browser.say("#pachca-write", "Не работает первый сканер");
        browser.find(THREAD, "Не работает первый сканер");
        browser.find(".ticket h3", "Не работает первый сканер");
        browser.type("#pachca-reply", "недописанное");
        browser.say("#pachca-write", "Не работает второй сканер");

        browser.find(THREAD, "Не работает второй сканер");
        browser.find(".ticket h3", "Не работает второй сканер");
        assertThat(browser.find("#pachca-reply").getDomProperty("value")).isEmpty();
        browser.press(".pane:not(.thread) .message .replies");
        browser.find(THREAD, "Не работает первый сканер");
        browser.until(
                "what was begun",
                now -> "недописанное".equals(browser.find("#pachca-reply").getDomProperty("value")));
    }

    @Test
    void theOperatorsPagesOpenInEveryBrowserAsOftenAsOneLikes() {
        for (String name : new String[] {"127.0.0.1", "localhost"}) {
            URI page = URI.create(sandbox.demo().uri().toString().replace("127.0.0.1", name));
            try (Browser another = Browser.open(page, 1440, 900, false)) {
                for (int time = 0; time < 2; time++) {
                    another.driver().get(page.resolve("/operator").toString());
                    assertThat(another.driver().getCurrentUrl())
                            .startsWith("http://" + name + ":")
                            .doesNotContain("/login/", "/operator");
                    assertThat(another.driver().getPageSource()).doesNotContain("link that was printed");
                }
            }
        }
    }

    @Test
    void anAgentTakesTheTicketByItsButtonAndClosesItInTheDesk() {
        browser.say("#pachca-write", "Нет сети в переговорной");
        browser.find(THREAD + " .press button", "Взять в работу");
        browser.find(".ticket h3", "Нет сети в переговорной");

        browser.choose("#me", "Анна Смирнова");
        browser.press(".message .replies");
        browser.press(THREAD + " .press button", "Взять в работу");
        browser.find(".ticket .state", "В работе");
        browser.find(THREAD, "взята в работу");
        browser.find(THREAD, "Исполнитель: Анна Смирнова");

        browser.press("[data-move=resolved]");
        browser.type("dialog textarea", "Включили коммутатор");
        browser.picture("move");
        browser.press("dialog [type=submit]");
        browser.find(".ticket .state", "Решён");
        browser.find(THREAD, "завершена");
        browser.find(THREAD, "Включили коммутатор");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("closed");
    }

    @Test
    void aTicketSolvedInTrackerIsRatedInItsThread() {
        browser.say("#pachca-write", "Не открывается шкаф");
        browser.find(".ticket h3", "Не открывается шкаф");
        browser.press("[data-move=resolved]");
        browser.press("dialog [type=submit]");
        browser.press(THREAD + " .press button", "Плохо (2)");
        browser.find(THREAD, "Нам жаль");
        browser.find(COMMENT + ".internal", "Оценка: 2/5");

        browser.press("#tab-telegram");
        browser.press("#telegram-alerts");
        browser.find(".bubble.bot", "Низкая оценка: 2/5");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("rated-in-pachca");
    }

    @Test
    void whatIsWrittenWhileTheDeskIsDownArrivesOnceAfterwards() {
        browser.press("#trouble-DESKS_DOWN");
        browser.find("#trouble-DESKS_DOWN[aria-pressed=true]");
        browser.say("#pachca-write", "Не открывается почта");
        browser.find(".lane.retry");
        browser.find("#figure-onTheWay", "1");
        browser.picture("down");

        browser.press("#trouble-DESKS_DOWN");
        browser.find(".queue button", "Не открывается почта");
        browser.find(THREAD + " .press button");
        assertThat(browser.count(".queue button", "Не открывается почта")).isEqualTo(1);
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("up-again");
    }

    @Test
    void theMenuLeadsToAFormThatSaysWhatIsWrong() {
        browser.press("#intake-menu");
        browser.find("#intake-menu[aria-pressed=true]");
        browser.find("#hub-state", "Хаб работает");
        browser.say("#pachca-write", "Привет");
        browser.press(THREAD + " .press button", "Новая заявка");
        browser.find("dialog h2", "Новая заявка");
        browser.type("dialog textarea", "Ой");
        browser.press("dialog [type=submit]");
        browser.find("dialog .error");
        browser.picture("form");

        browser.chooseFirst("dialog select");
        browser.type("dialog textarea", "Не включается ноутбук после обновления");
        browser.press("dialog [type=submit]");
        browser.find(".queue button", "Не включается ноутбук");
        browser.until("no dialog", now -> browser.all("dialog").isEmpty() ? true : null);
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("menu");
    }

    @Test
    void editsAndDeletionsReachTheOtherSide() {
        browser.say("#pachca-write", "Сломался стул");
        browser.find(THREAD + " .press button", "Взять в работу");
        browser.say("#pachca-reply", "Синий стул");
        browser.find(COMMENT, "Синий стул");

        browser.own(THREAD, "Синий стул", "Изменить сообщение");
        browser.type(".rewrite textarea", "Зелёный стул");
        browser.press(".rewrite .main");
        browser.find(COMMENT, "Зелёный стул");
        assertThat(browser.count(COMMENT, "Синий стул")).isZero();

        browser.own(THREAD, "Зелёный стул", "Удалить сообщение");
        browser.find(THREAD, "Сообщение удалено");
        browser.until("no green chair", now -> browser.count(COMMENT, "Зелёный стул") == 0 ? true : null);

        browser.say("#tracker-comment", "Привезём завтра");
        browser.find(THREAD, "Привезём завтра");
        browser.own(COMMENT, "Привезём завтра", "Изменить комментарий");
        browser.type(".rewrite textarea", "Привезём сегодня");
        browser.press(".rewrite .main");
        browser.find(COMMENT, "Привезём сегодня");
        // Nobody is told of an edited comment: the hub finds it when it looks what it missed, as after a start.
        browser.press("#hub-restart");
        browser.find(THREAD, "Привезём сегодня");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("edits");
    }

    @Test
    void thePageAndTheHubSpeakEnglishOnRequest() {
        browser.press("#language-en");
        browser.find(".stage", "The hub works");
        browser.until(
                "an English hub",
                now -> sandbox.demo().hub().mode().language().getLanguage().equals("en") ? true : null);
        browser.find("#hub-state", "The hub works");
        browser.say("#pachca-write", "The coffee machine is sad");
        browser.find(THREAD + " .press button", "Take");
        browser.find(".ticket h3", "The coffee machine is sad");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("english");
    }
}
