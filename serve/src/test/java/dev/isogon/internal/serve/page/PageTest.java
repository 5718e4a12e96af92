package dev.isogon.internal.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.serve.ServedColours;
import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.page.Browser.Look;
import dev.isogon.serve.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page in a browser, as a person uses it. Red and blue are enrolled, and from 0.9 on a colour is known, or like another: green is
 * like neither, yellow is like red by 0.71.
 */
@Tag("any-jdk")
class PageTest {

    /** Where pictures of each state go, to be looked at; nowhere without it. */
    private static final String PICTURES = System.getProperty("isogon.pictures", "");

    private static final Look WIDE = new Look(1280, false, "en");

    @TempDir
    private Path folder;

    /** Each language at both widths, in the light and in the dark; all there are where their pictures are wanted. */
    static Stream<Look> looks() {
        return Stream.of("en", "ja", "de")
                .flatMap(language -> Stream.of(390, 1280)
                        .flatMap(width -> Stream.of(false, true).map(dark -> new Look(width, dark, language))))
                .filter(look -> !PICTURES.isEmpty()
                        || look.language().equals("en")
                        || (look.width() < 500)
                                == (look.dark() == look.language().equals("de")));
    }

    @BeforeEach
    void browserIsThere() {
        Assumptions.assumeTrue(Browser.isThere(), "there is no chromium with chromedriver");
    }

    private Path image(String name, int red, int green, int blue) throws IOException {
        return Files.write(folder.resolve(name), ServedColours.png(red, green, blue));
    }

    private static void picture(Browser browser, Look look, String state) throws IOException {
        assertThat(browser.isTooWide()).as(state + " in " + look).isFalse();
        if (look.language().equals("en")) { // only words differ in the others
            assertThat(browser.barriers()).as(state + " in " + look).isEmpty();
        }
        if (!PICTURES.isEmpty()) {
            browser.picture(Path.of(PICTURES, look + "-" + state + ".png"));
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyFlow(Look look) throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder);
                Browser browser = new Browser(served.uri(), look)) {
            Words words = Words.in(served, look.language());
            looks(browser, words, look);
            names(browser, words, look);
            subjects(browser, words, look, served);
            threshold(browser, words, look, served);
            browser.open("activity");
            browser.sees(".said", words.say("answer.unknown"));
            picture(browser, look, "activity");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.hosts()).containsExactly(served.uri().getAuthority());
        }
    }

    /** Known, unknown, not judged; enrolled from there. */
    private void looks(Browser browser, Words words, Look look) throws IOException {
        browser.open("look");
        browser.see(".drop");
        if (!PICTURES.isEmpty()) { // who looks at pictures has the machine to themselves
            assertThat(browser.firstPaint()).as("milliseconds").isLessThan(1000);
        }
        browser.choose("#image", image("reddish.png", 190, 5, 0));
        browser.sees(".answer.known h2", "red");
        browser.sees(".answer .nearest", "blue");
        browser.count(".answer .scale", 1);
        picture(browser, look, "look-known");
        browser.choose("#image", image("green.png", 0, 200, 0));
        browser.sees(".answer h2", words.say("answer.unknown"));
        picture(browser, look, "look-unknown");
        browser.choose("#image", Files.writeString(folder.resolve("text.png"), "no image", StandardCharsets.UTF_8));
        browser.sees(".answer", words.say("reason.no_image"));
        picture(browser, look, "look-not-judged");
        browser.choose("#image", image("violet.png", 200, 0, 200));
        browser.sees(".answer h2", words.say("answer.unknown"));
        browser.type(".answer input", "<b>violet</b> & \"co\"");
        browser.press(".answer", words.say("look.enrol"));
        browser.sees("#said", words.say("look.enrolled", "name", "<b>violet</b> & \"co\"", "n", 1));
        browser.choose("#image", image("violet again.png", 190, 0, 190));
        browser.sees(".answer.known h2", "<b>violet</b> & \"co\"");
        browser.press(".answer", words.say("look.notThis", "name", "<b>violet</b> & \"co\""));
        browser.sees("#said", words.say("look.rejected", "name", "<b>violet</b> & \"co\""));
        assertThat(browser.all("main b")).as("markup in a name").isEmpty();
    }

    /** Unknown ones are named, merged, told apart, dismissed. */
    private void names(Browser browser, Words words, Look look) throws IOException {
        browser.choose("#image", image("greenish.png", 20, 200, 0));
        browser.sees(".answer h2", words.say("answer.unknown"));
        browser.choose("#image", image("yellow.png", 200, 200, 0));
        browser.sees(".answer h2", words.say("answer.unknown"));
        browser.choose("#image", image("cyan.png", 0, 200, 200));
        browser.sees(".answer .nearest", "blue");
        browser.open("unknowns");
        browser.count(".unknown", 4);
        browser.sees(".unknown .nearest", "red");
        picture(browser, look, "unknowns");
        String cyan = ".unknown:nth-child(1)";
        browser.press(cyan, words.say("look.notThis", "name", "blue"));
        browser.sees("#said", words.say("look.rejected", "name", "blue"));
        browser.press(cyan, words.say("unknowns.dismiss"));
        browser.sees("#said", words.say("unknowns.dismissed"));
        browser.count(".unknown", 3);
        String yellow = ".unknown:nth-child(1)";
        browser.press(yellow, words.say("unknowns.is", "name", "red"));
        browser.sees("#said", words.say("look.enrolled", "name", "red", "n", 3));
        browser.count(".unknown", 2);
        String green = ".unknown:nth-child(2)";
        browser.press(green, words.say("unknowns.images", "n", 2));
        browser.count(green + " .grid li", 2);
        browser.type(green + " form input", "green");
        browser.press(green, words.say("unknowns.name"));
        browser.count(".unknown", 1);
        browser.type(".unknown form input", "blue");
        browser.press(".unknown", words.say("unknowns.name"));
        browser.sees("dialog", words.say("unknowns.join", "name", "blue"));
        browser.press("dialog", words.say("unknowns.joinDo"));
        browser.sees("main", words.say("unknowns.none"));
        picture(browser, look, "unknowns-none");
    }

    private void subjects(Browser browser, Words words, Look look, ServedColours served) throws IOException {
        browser.open("subjects");
        browser.count(".grid > li", 4);
        browser.count(".grid img", 4);
        picture(browser, look, "subjects");
        browser.type("#search", "GRE");
        browser.count(".grid > li", 1);
        browser.type("#search", "nobody");
        browser.sees(".grid", words.say("subjects.none", "text", "nobody"));
        served.form("/v1/galleries/colours/enrol", Map.of("subject", "red"), ServedColours.png(200, 0, 0));
        browser.press(".line", words.say("check.button"));
        browser.sees(".findings", "red");
        picture(browser, look, "subjects-check");
        browser.type("#search", "green");
        browser.count(".view > .grid > li", 1);
        browser.click(".view > .grid a");
        browser.sees("h1", "green");
        browser.count(".grid img", 2);
        browser.type(".card form input", "Grün 緑");
        browser.press(".card", words.say("subjects.rename"));
        browser.sees("h1", "Grün 緑");
        picture(browser, look, "subject");
        browser.press(".grid li:nth-child(2)", words.say("subjects.this"));
        browser.type(".grid li:nth-child(2) form input", "blue");
        browser.press(".grid li:nth-child(2)", words.say("subjects.move"));
        browser.count(".grid > li", 1);
        browser.type(".card form input", "blue");
        browser.press(".card", words.say("subjects.rename"));
        browser.sees("dialog", words.say("subjects.merge", "from", "Grün 緑", "to", "blue"));
        picture(browser, look, "subject-merge");
        browser.press("dialog", words.say("subjects.mergeDo"));
        browser.sees("h1", "blue");
        browser.press(".card", words.say("subjects.remove"));
        browser.sees("dialog", words.say("subjects.removeToo"));
        browser.press("dialog", words.say("cancel"));
        browser.count("dialog", 0);
        browser.press(".card", words.say("subjects.remove"));
        browser.press("dialog", words.say("subjects.removeDo"));
        browser.sees("#said", words.say("subjects.removed", "name", "blue"));
        browser.count(".view > .grid > li", 2);
        assertThat(served.get("/v1/galleries/colours/subjects?name=blue").json().get("subjects"))
                .isEmpty();
    }

    private void threshold(Browser browser, Words words, Look look, ServedColours served) throws IOException {
        served.form("/v1/galleries/colours/strangers", Map.of("identity", "one"), ServedColours.colour(0, 90, 90));
        browser.open("threshold");
        browser.sees(".lead", words.say("decided.by_hand"));
        browser.see("#slider");
        browser.count(".chart canvas", 1);
        double before = threshold(served);
        browser.see("#slider").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        String lower = look.language().equals("de") ? "0,880" : "0.880";
        browser.sees("#what-if", words.say("threshold.at", "threshold", lower));
        picture(browser, look, "threshold");
        assertThat(threshold(served))
                .as("nothing changes until it is confirmed")
                .isEqualTo(before);
        browser.press(".view", words.say("threshold.set"));
        browser.sees("dialog", words.say("threshold.setWhat"));
        picture(browser, look, "threshold-confirm");
        browser.press("dialog", words.say("cancel"));
        browser.count("dialog", 0);
        assertThat(threshold(served)).isEqualTo(before);
        browser.press(".view", words.say("threshold.set"));
        browser.press("dialog", words.say("threshold.setDo"));
        browser.sees("#said", words.say("threshold.done"));
        assertThat(threshold(served)).isCloseTo(before - 0.02, org.assertj.core.api.Assertions.within(1e-9));
    }

    private static double threshold(ServedColours served) throws IOException {
        return served.get("/v1/galleries/colours/threshold")
                .json()
                .at("/decision/threshold")
                .asDouble();
    }

    @Test
    void keysAreTypedOnceAndKeptForTheTabAndDecideWhatMayBeSeen() throws IOException {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String read = keys.create("reads", Role.READ, List.of("colours"));
        try (ServedColours served = ServedColours.in(folder, folder.resolve("keys.json"));
                Browser browser = new Browser(served.uri(), WIDE)) {
            Words words = Words.in(served, "en");
            browser.open("subjects");
            browser.sees("main", words.say("keyNeeded"));
            picture(browser, WIDE, "key");
            browser.type("#key-field", "wrong");
            browser.press("main", words.say("useKey"));
            browser.sees("main", words.say("keyWrong"));
            browser.type("#key-field", read);
            browser.press("main", words.say("useKey"));
            browser.count(".grid > li", 2);
            browser.reload();
            browser.count(".grid > li", 2);
            assertThat(browser.script("return JSON.stringify(localStorage) + document.cookie"))
                    .asString()
                    .doesNotContain(read);
            browser.open("activity");
            browser.sees("main", words.say("forbidden"));
            picture(browser, WIDE, "forbidden");
            browser.click("#key");
            browser.sees("main", words.say("keyNeeded"));
        }
    }

    @Test
    void emptyGalleriesWithoutPicturesSayWhatToDo() throws IOException {
        try (ServedColours served = ServedColours.empty(folder);
                Browser browser = new Browser(served.uri(), WIDE)) {
            Words words = Words.in(served, "en");
            browser.open("look");
            browser.sees("main", words.say("look.first"));
            picture(browser, WIDE, "empty-look");
            browser.open("subjects");
            browser.sees("main", words.say("subjects.empty"));
            browser.open("unknowns");
            browser.sees("main", words.say("unknowns.off"));
            picture(browser, WIDE, "unknowns-off");
            browser.open("threshold");
            browser.sees("main", words.say("threshold.empty"));
            browser.open("activity");
            browser.sees("main", words.say("activity.none"));
            browser.open("look");
            browser.choose("#image", image("red.png", 200, 0, 0));
            browser.sees(".answer", words.say("why.nobody"));
            browser.type(".answer input", "red");
            browser.press(".answer", words.say("look.enrol"));
            browser.sees("#said", words.say("look.enrolled", "name", "red", "n", 1));
            browser.open("subjects");
            browser.sees("main", words.say("noPicturesKept"));
            picture(browser, WIDE, "no-pictures");
        }
    }

    @Test
    void aServerThatIsKilledOrBusyIsSaidAndNothingIsLost() throws IOException {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String key = keys.create("", Role.ADMIN, List.of());
        ServerSettings.Callers callers = new ServerSettings.Callers(folder.resolve("keys.json"), 100, null);
        ServedColours served = ServedColours.in(folder, callers);
        try (Browser browser = new Browser(served.uri(), WIDE)) {
            Words words = Words.in(served, "en");
            browser.open("subjects");
            browser.type("#key-field", key);
            browser.press("main", words.say("useKey"));
            browser.count(".grid > li", 2);
            for (int i = 0; i < 20; i++) {
                served.with(key, "GET", "/v1/models");
            }
            browser.open("unknowns");
            browser.sees("main", words.say("busy"));
            picture(browser, WIDE, "busy");
            served.close();
            browser.press("main", words.say("again"));
            browser.sees("main", words.say("offline"));
            assertThat(browser.see("#offline").getText()).contains(words.say("offline"));
            picture(browser, WIDE, "offline");
        } finally {
            served.close();
        }
    }

    @Test
    void waitingIsSaid() throws IOException {
        try (ServedColours served = ServedColours.in(folder);
                Browser browser = new Browser(served.uri(), WIDE)) {
            Words words = Words.in(served, "en");
            browser.open("look");
            browser.see(".drop");
            browser.script("window.fetch = () => new Promise(() => {})");
            browser.press("nav", words.say("tab.subjects"));
            browser.sees("main [role=status]", words.say("loading"));
            picture(browser, WIDE, "loading");
        }
    }

    @Test
    void twoBrowsersAtOnceSeeWhatTheOtherHasDone() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder);
                Browser one = new Browser(served.uri(), WIDE);
                Browser other = new Browser(served.uri(), WIDE)) {
            Words words = Words.in(served, "en");
            served.image("/v1/galleries/colours/identify", ServedColours.colour(0, 200, 0));
            one.open("unknowns");
            other.open("unknowns");
            one.count(".unknown", 1);
            other.count(".unknown", 1);
            one.press(".unknown", words.say("unknowns.dismiss"));
            one.sees("main", words.say("unknowns.none"));
            other.type(".unknown form input", "green");
            other.press(".unknown", words.say("unknowns.name"));
            other.sees("#said", "there is no group 1");
            assertThat(served.get("/v1/galleries/colours/subjects?name=green")
                            .json()
                            .get("subjects"))
                    .isEmpty();
            one.open("subjects/1");
            other.open("subjects/1");
            one.sees("h1", "red");
            other.sees("h1", "red");
            one.press(".card", words.say("subjects.remove"));
            one.press("dialog", words.say("subjects.removeDo"));
            one.sees("#said", words.say("subjects.removed", "name", "red"));
            other.type(".card form input", "rot");
            other.press(".card", words.say("subjects.rename"));
            other.sees("#said", "there is no subject 1");
        }
    }

    @Test
    void imagesAreDroppedAndPastedToo() throws IOException {
        try (ServedColours served = ServedColours.in(folder);
                Browser browser = new Browser(served.uri(), WIDE)) {
            browser.open("look");
            browser.see(".drop");
            browser.give("drop", ".drop", "rgb(180, 0, 0)");
            browser.sees(".answer.known h2", "red");
            browser.give("paste", "body", "rgb(0, 0, 180)");
            browser.sees(".answer.known h2", "blue");
        }
    }

    @Test
    void theKeyboardIsEnough() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder);
                Browser browser = new Browser(served.uri(), WIDE)) {
            browser.open("look");
            browser.see(".drop");
            browser.keys(Keys.TAB);
            assertThat(browser.focused().getDomAttribute("id")).isEqualTo("skip");
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                browser.keys(Keys.TAB);
                WebElement focused = browser.focused();
                reached.add(focused.getTagName() + " " + focused.getText() + focused.getDomAttribute("id"));
            }
            assertThat(String.join("\n", reached)).contains("Subjects", "Activity", "language", "image", "camera");
            browser.open("subjects");
            browser.count(".grid > li", 2);
            browser.script("document.querySelector('.grid a').focus()");
            browser.keys(Keys.ENTER);
            browser.sees("h1", "red");
            browser.script("document.querySelector('.card .danger').focus()");
            browser.keys(Keys.ENTER);
            browser.sees("dialog", "Erase red?");
            assertThat(browser.focused().getText())
                    .as("what changes nothing comes first")
                    .isEqualTo("Cancel");
            browser.keys(Keys.ESCAPE);
            browser.count("dialog", 0);
            assertThat(browser.focused().getText()).as("focus returns").isEqualTo("Remove this subject");
        }
    }
}
