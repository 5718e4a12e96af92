package dev.isogon.internal.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's browser: Debian's Chromium without a window. What is done waits until it can be done. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final WebDriverWait wait;
    private final URI uri;

    /**
     * How it shows.
     *
     * @param width of its window
     * @param language as the person prefers it
     */
    record Look(int width, boolean dark, String language) {

        @Override
        public String toString() {
            return language + "-" + width + (dark ? "-dark" : "");
        }
    }

    /** Whether there is one on this machine. */
    static boolean isThere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    Browser(URI uri, Look look) {
        this.uri = uri;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--hide-scrollbars",
                "--lang=" + look.language());
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", look.language()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build(),
                options);
        wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(30));
        wait.ignoring(StaleElementReferenceException.class);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", 844, "deviceScaleFactor", 1, "mobile", look.width() < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", look.dark() ? "dark" : "light"))));
    }

    /** Goes to a view. */
    Browser open(String view) {
        driver.get(uri.resolve("/#" + view).toString());
        return this;
    }

    void reload() {
        driver.navigate().refresh();
    }

    String hash() {
        return Objects.toString(
                URI.create(Objects.requireNonNull(driver.getCurrentUrl())).getFragment(), "");
    }

    /** The first that is shown, once it is. */
    WebElement see(String css) {
        return wait.until(now -> shown(css).stream().findFirst().orElse(null));
    }

    private List<WebElement> shown(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    /** All there are now. */
    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until something shows a text. */
    void sees(String css, String text) {
        wait.withMessage(() -> css + " shows \"" + text + "\", but: " + text(css) + "; said: " + text("#said"))
                .until(now -> text(css).contains(text));
    }

    /** Waits until so many are there. */
    void count(String css, int count) {
        wait.withMessage(() ->
                        css + " is there " + count + " times, but " + all(css).size() + "; said: " + text("#said"))
                .until(now -> all(css).size() == count);
    }

    /** What all of some kind show together. */
    String text(String css) {
        try {
            return String.join(" | ", all(css).stream().map(WebElement::getText).toList());
        } catch (StaleElementReferenceException e) {
            return "";
        }
    }

    void click(String css) {
        click(see(css));
    }

    void click(WebElement element) {
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** A button, link or summary by its words, in some place. */
    void press(String place, String words) {
        WebElement found = wait.withMessage(() -> "\"" + words + "\" in " + place + ", which shows: " + text(place))
                .until(now -> shown(place + " button, " + place + " a, " + place + " summary").stream()
                        .filter(each -> each.getText().equals(words))
                        .findFirst()
                        .orElse(null));
        click(found);
    }

    /** Types into a field in the place of what is there. */
    void type(String css, String text) {
        WebElement field = see(css);
        script("arguments[0].scrollIntoView({block: 'center'})", field);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    }

    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Chooses files, in a field that only its label shows. */
    void choose(String css, Path... files) {
        wait.until(now -> !all(css).isEmpty());
        driver.findElement(By.cssSelector(css))
                .sendKeys(String.join(
                        "\n", List.of(files).stream().map(Path::toString).toList()));
    }

    /** Drops, or pastes, a picture of 64×64 pixels of one colour. */
    void give(String event, String css, String colour) {
        driver.executeAsyncScript(
                "const [event, css, colour, done] = arguments; const canvas = document.createElement('canvas');"
                        + " canvas.width = canvas.height = 64; const drawn = canvas.getContext('2d'); drawn.fillStyle = colour;"
                        + " drawn.fillRect(0, 0, 64, 64); canvas.toBlob(blob => { const data = new DataTransfer();"
                        + " data.items.add(new File([blob], 'given.png', {type: 'image/png'}));"
                        + " document.querySelector(css).dispatchEvent(event === 'paste'"
                        + " ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true})"
                        + " : new DragEvent(event, {dataTransfer: data, bubbles: true, cancelable: true})); done(); });",
                event,
                css,
                colour);
    }

    Object script(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    /** Whether something is wider than the window. */
    boolean isTooWide() {
        return (Boolean) script("return document.documentElement.scrollWidth > window.innerWidth");
    }

    /** What the browser complained of, such as a breach of the page's policy, but for answers that are errors. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (LogEntry each : driver.manage().logs().get(LogType.BROWSER)) {
            String text = each.getMessage();
            if (!text.contains("Failed to load resource") && !text.contains("net::ERR_")) {
                complaints.add(text);
            }
        }
        return complaints;
    }

    /** What axe finds that is serious or critical: a rule and where it is broken, each. */
    List<String> barriers() throws IOException {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript(
                "const done = arguments[0]; axe.run().then(result => done(result.violations"
                        + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                        + ".map(each => each.id + ': ' + each.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))))");
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    /** Hosts that anything was loaded from. */
    List<String> hosts() {
        Object hosts =
                script("return [...new Set(performance.getEntriesByType('resource').map(each => new URL(each.name))"
                        + ".filter(each => each.protocol.startsWith('http')).map(each => each.host))]");
        return ((List<?>) hosts).stream().map(String::valueOf).toList();
    }

    /** Milliseconds until something was painted. */
    double firstPaint() {
        Number time = (Number)
                wait.until(
                        now -> driver.executeScript(
                                "return performance.getEntriesByName('first-contentful-paint').map(each => each.startTime)[0] ?? null"));
        return time.doubleValue();
    }

    /** All of the page as it is now. */
    void picture(Path file) throws IOException {
        Number height = (Number) script("return document.documentElement.scrollHeight");
        Number width = (Number) script("return window.innerWidth");
        Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
                .get("data");
        Files.createDirectories(file.getParent());
        Files.write(file, OutputType.BYTES.convertFromBase64Png(String.valueOf(data)));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
