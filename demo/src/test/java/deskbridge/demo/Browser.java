package deskbridge.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A visitor with Chromium. Everything waits for what it needs, and for nothing else. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));

    /** Says of every new Chromium that Selenium does not know its debugging protocol, which nobody uses here. */
    private static final Logger TALKATIVE = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        TALKATIVE.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final WebDriverWait wait;
    private final Path profile;

    private Browser(Path browser, Path chromedriver, int width, int height, boolean dark) {
        try {
            profile = Files.createTempDirectory("deskbridge-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--lang=ru",
                "--user-data-dir=" + profile);
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(width, height));
        wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
        wait.ignoreAll(List.of(
                NoSuchElementException.class,
                StaleElementReferenceException.class,
                ElementNotInteractableException.class));
    }

    /** Opens a page, or skips the test when this machine has no Chromium and chromedriver. */
    static Browser open(URI page, int width, int height, boolean dark) {
        Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        Optional<Path> chromedriver =
                DRIVERS.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(
                browser.isPresent() && chromedriver.isPresent(),
                "skipped: this test needs chromium and chromedriver (apt-get install chromium chromium-driver)");
        Browser opened = new Browser(browser.get(), chromedriver.get(), width, height, dark);
        opened.driver.get(page.toString());
        return opened;
    }

    WebDriver driver() {
        return driver;
    }

    /** The first element that fits and can be seen. */
    WebElement find(String css) {
        return until(
                "an element " + css,
                now -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** The first visible element that fits and contains the text. */
    WebElement find(String css, String text) {
        return until(
                "an element " + css + " with “" + text + "”",
                now -> all(css).stream()
                        .filter(element -> element.getText().contains(text))
                        .findFirst()
                        .orElse(null));
    }

    /** All visible elements that fit now. */
    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    /** How many visible elements that fit contain the text now. */
    int count(String css, String text) {
        return until("elements " + css, now -> (int) all(css).stream()
                .filter(element -> element.getText().contains(text))
                .count());
    }

    /** Presses, again when the page was drawn anew under the finger. */
    void press(String css) {
        until("a press on " + css, now -> {
            find(css).click();
            return true;
        });
    }

    void press(String css, String text) {
        until("a press on " + css + " “" + text + "”", now -> {
            find(css, text).click();
            return true;
        });
    }

    /** Types into a field and presses Enter. */
    void say(String css, String text) {
        find(css).sendKeys(text, Keys.ENTER);
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    void attach(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
    }

    void choose(String css, String text) {
        Select select = new Select(find(css));
        select.getOptions().stream()
                .filter(option -> option.getText().contains(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    /** Chooses the first real option of a list. */
    void chooseFirst(String css) {
        new Select(find(css)).selectByIndex(1);
    }

    /** Presses a tool that appears when the pointer is over a message or comment. */
    void own(String css, String text, String label) {
        until("a press on “" + label + "” of " + css + " “" + text + "”", now -> {
            WebElement row = find(css, text);
            new Actions(driver).moveToElement(row).perform();
            row.findElement(By.cssSelector("button[aria-label='" + label + "']"))
                    .click();
            return true;
        });
    }

    <T> T until(String what, Function<WebDriver, ? extends @Nullable T> reached) {
        return wait.withMessage("no " + what).until(reached);
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Whether the page is wider than its window. */
    boolean overflows() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** Takes a picture when the environment names a folder for them as {@code DESKBRIDGE_PICTURES}. */
    void picture(String name) {
        String folder = System.getenv("DESKBRIDGE_PICTURES");
        if (folder == null) {
            return;
        }
        File shot = driver.getScreenshotAs(OutputType.FILE);
        try {
            Files.createDirectories(Path.of(folder));
            Files.copy(shot.toPath(), Path.of(folder, name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // Chromium may still be clearing up its own profile; it lies in the temporary folder.
            Logger.getLogger(Browser.class.getName()).log(Level.FINE, "profile left behind", e);
        }
    }
}
