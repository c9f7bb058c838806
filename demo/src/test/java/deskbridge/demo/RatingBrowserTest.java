package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers in Telegram and agents in Okdesk, from the first word to the rating, as a new visitor plays them. */
class RatingBrowserTest {
    private static final String BOT = ".bubble.bot";

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

    /** A customer whom Okdesk knows asks; the ticket is open on the right. */
    private void asked(String words) {
        browser.press("#tab-telegram");
        browser.press("#telegram-start");
        browser.find(BOT, "Здравствуйте");
        browser.say("#telegram-write", words);
        browser.press(BOT + " .inline button", "Создать");
        browser.find(".okdesk .ticket h3", words);
        browser.find(BOT, "Чтобы дополнить заявку");
    }

    /** The same where the routes are crossed. */
    private void askedAcross(String words) {
        browser.press("#tab-telegram");
        browser.press("#telegram-start");
        browser.find(BOT, "Здравствуйте");
        browser.say("#telegram-write", "/new " + words);
        browser.find(".tracker .ticket h3", words);
    }

    private void solved() {
        browser.press(".okdesk [data-move=completed]");
        browser.find(".okdesk .ticket .state", "Решена");
        browser.find(BOT + " .inline button", "Отлично (5)");
    }

    @Test
    void aCustomerInTelegramRatesATicketSolvedInOkdesk() {
        asked("Касса не печатает чеки");
        browser.picture("rating-1");
        browser.say("#okdesk-comment", "Перезагрузите кассу, пожалуйста");
        browser.find(BOT, "Перезагрузите кассу, пожалуйста");
        browser.press("#okdesk-internal");
        browser.say("#okdesk-comment", "Опять эта касса");
        browser.find(".okdesk .comment.internal", "Опять эта касса");
        solved();
        browser.picture("rating-2");

        browser.press(BOT + " .inline button", "Отлично (5)");
        browser.find(BOT, "Спасибо за оценку");
        browser.find(".okdesk .ticket .rate", "Хорошо");
        browser.find(".okdesk .comment", "Оценка: 5/5");
        assertThat(browser.count(BOT, "Опять эта касса")).isZero();
        browser.find("#tour [data-step=rate].done");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("rating-3");

        browser.press("#tour-close");
        browser.press("#tab-wire");
        browser.find(".wire code", "sendMessage");
        assertThat(browser.count(
                        ".wire code", sandbox.demo().world().telegram().bot().token()))
                .isZero();
        browser.picture("wire");
    }

    @Test
    void thePageFitsNarrowAndWideWindows() {
        asked("Не горит вывеска");
        for (int width : new int[] {500, 1024, 1280, 1600}) {
            browser.resize(width, 900);
            assertThat(browser.overflows()).as("at " + width).isFalse();
            browser.find(width < 820 ? "#hints #tour" : "#between #tour");
            browser.picture("width-" + width);
            browser.press("#tab-pachca");
            assertThat(browser.overflows()).as("at " + width).isFalse();
            browser.picture("width-" + width + "-pachca");
            browser.press("#tab-telegram");
        }
    }

    @Test
    void aLowRatingBringsTheTicketBackToWork() {
        asked("Весы показывают ноль");
        solved();
        browser.press(BOT + " .inline button", "Ужасно (1)");
        browser.find(BOT, "Нам жаль");

        browser.find("#telegram-alerts .dot");
        browser.press("#telegram-alerts");
        browser.find(BOT, "Низкая оценка: 1/5");
        browser.picture("alert");
        browser.press(BOT + " .inline button", "Вернуть в работу");
        browser.find(".okdesk .ticket .rate", "Плохо");
        browser.find(".okdesk .ticket .state", "Открыта");
        sandbox.nothingIsLostDoubledOrLeaked();
    }

    @Test
    void aCustomerInTelegramRatesATicketSolvedInTracker() {
        browser.press("#routes-crossed");
        browser.find("#routes-crossed[aria-pressed=true]");
        browser.find("#tab-okdesk[aria-selected=true]");
        askedAcross("Не открывается шлагбаум");
        browser.press(".tracker [data-move=resolved]");
        browser.press("dialog [type=submit]");
        browser.find(".tracker .ticket .state", "Решён");

        browser.press(BOT + " .inline button", "Хорошо (4)");
        browser.find(BOT, "Спасибо за оценку");
        browser.find(".tracker .comment.internal", "Оценка: 4/5");
        assertThat(browser.count(BOT, "Оценка: 4/5")).isZero();
        browser.find("#tour [data-step=rate].done");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("rated-in-tracker");
    }

    @Test
    void crossedRoutesBringCustomersToTrackerAndColleaguesToOkdesk() {
        browser.press("#routes-crossed");
        browser.find("#routes-crossed[aria-pressed=true]");
        browser.find("#hub-state", "Хаб работает");
        browser.find("#tab-okdesk[aria-selected=true]");
        askedAcross("Не открывается шлагбаум");
        browser.say("#tracker-comment", "Уже едем");
        browser.find(BOT, "Уже едем");
        browser.press("#tab-pachca");
        browser.say("#pachca-write", "Не работает пропуск");
        browser.find(".okdesk .ticket h3", "Не работает пропуск");
        browser.find(".thread .message", "Не работает пропуск");
        browser.say("#okdesk-comment", "Сделаем новый");
        browser.find(".thread .message", "Сделаем новый");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("crossed");
    }
}
