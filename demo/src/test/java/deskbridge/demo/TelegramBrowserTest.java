package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telegram's side of the page does what Telegram does. */
class TelegramBrowserTest {
    private static final String BOT = ".bubble.bot";
    private static final String COMMENT = ".okdesk .comment";

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Browser browser;

    @BeforeEach
    void start() {
        sandbox = Sandbox.open(folder);
        browser = sandbox.browser();
        browser.press("#tab-telegram");
        browser.press("#telegram-start");
        browser.find(BOT, "Здравствуйте");
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private void asked(String words) {
        browser.say("#telegram-write", "/new " + words);
        browser.find(".okdesk .ticket h3", words);
        browser.find(BOT, "Чтобы дополнить заявку");
    }

    @Test
    void aSharedContactTellsOkdeskWhoTheClientIs() {
        browser.press(".keys button", "Поделиться контактом");
        browser.find(BOT, "Теперь мы вас знаем");
        asked("Сломался холодильник");

        assertThat(browser.find(".okdesk .ticket dl").getText()).contains("Светлана Орлова, ООО «Ромашка»");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("contact");
    }

    @Test
    void repliesWithFilesAndTheirEditsReachTheTicket() throws IOException {
        asked("Сломался холодильник");
        Path file = Files.writeString(folder.resolve("модель.txt"), "Север-3");
        browser.attach("#telegram-write-files", file);
        browser.find(".telegram .composer .file", "модель.txt");
        browser.own(BOT, "Чтобы дополнить заявку", "Ответить");
        browser.find(".telegram .composer .quote b");
        browser.say("#telegram-write", "Модель в файле");
        browser.find(COMMENT, "Модель в файле");
        browser.find(COMMENT + " .file", "модель.txt");

        browser.own(".bubble.mine", "Модель в файле", "Изменить сообщение");
        browser.type(".bubble .rewrite textarea", "Модель на фото");
        browser.press(".bubble .rewrite .main");
        browser.find(COMMENT, "Модель на фото");
        sandbox.nothingIsLostDoubledOrLeaked();
        browser.picture("replies");
    }

    @Test
    void whoeverBlockedTheBotHearsAgainAfterUnblockingIt() {
        asked("Сломался холодильник");
        browser.press("#telegram-block");
        browser.find("#telegram-start", "РАЗБЛОКИРОВАТЬ");
        browser.find(COMMENT, "заблокирован");
        browser.picture("blocked");

        browser.press("#telegram-start");
        browser.find("#telegram-write");
        browser.say("#okdesk-comment", "Мастер приедет завтра");
        browser.find(BOT, "Мастер приедет завтра");
        sandbox.nothingIsLostDoubledOrLeaked();
    }

    @Test
    void theMenuOfTheBotShowsOnesTickets() {
        browser.press(".keys button", "Поделиться контактом");
        browser.find(BOT, "Теперь мы вас знаем");
        asked("Сломался холодильник");
        browser.choose("#telegram-menu", "/my");

        browser.find(BOT, "Ваши заявки: 1");
        sandbox.nothingIsLostDoubledOrLeaked();
    }
}
