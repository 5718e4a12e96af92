package dev.isogon.internal.gallery;

import dev.isogon.Decision.Kind;
import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.gallery.LookedAgain.Kept;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.look.SameFace;
import dev.isogon.internal.gallery.store.GalleryReading.Rejection;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.StrangerSet.Stranger;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a gallery over to another model, which looks again at what was kept around each face: of images, strangers and what users
 * have rejected. All of it in one transaction at the end, so that whatever interrupts it changes nothing.
 */
public final class GalleryUpgrade {

    /** Pictures that are looked at together. */
    private static final int TOGETHER = 64;

    private static final int NAMED = 5;

    private final GalleryStore store;
    private final Looking looking;
    private final boolean faces;
    private final List<String> missing = new ArrayList<>();
    private final Set<Long> missingImages = new HashSet<>();

    /** @param looking with the new model */
    public GalleryUpgrade(GalleryStore store, Looking looking) throws IOException {
        this.store = store;
        this.looking = looking;
        this.faces = !Framing.WHOLE.key().equals(store.facts().model().framing());
    }

    /**
     * What came of it.
     *
     * @param images that have an embedding of the new model
     * @param strangers likewise
     * @param dropped what was left out, and why
     * @param thresholdTakenBack whether the threshold had been set by hand, for the former model's scores
     */
    public record Outcome(int images, int strangers, List<String> dropped, boolean thresholdTakenBack) {}

    private record Item(Kept kind, long id, String name, double height, byte @Nullable [] picture) {}

    /**
     * Embeds everything anew.
     *
     * @param dropMissing leaves out what the new model finds nothing in
     * @throws SettingsException when the gallery has that model, keeps no pictures, or something is missing and not to be dropped
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; nothing is changed then
     */
    public Outcome to(ModelIdentity model, boolean dropMissing, Work work) throws IOException {
        check(model);
        List<Item> items = items();
        LookedAgain embeddings = new LookedAgain();
        for (int from = 0; from < items.size(); from += TOGETHER) {
            int base = from;
            Work part = work.withProgress((what, done, all) -> work.at(what, base + done, items.size()));
            for (Embedded each : some(items.subList(from, Math.min(items.size(), from + TOGETHER)), part)) {
                embeddings.put(each.item().kind(), each.item().id(), each.unit());
            }
            work.check();
        }
        if (!missing.isEmpty() && !dropMissing) {
            throw new SettingsException(
                    "model",
                    model.name() + " must see again what is kept, but does not see " + named(missing)
                            + ". Enrol other images in their place first, or leave them out by "
                            + Setting.named("drop_missing") + "; nothing was changed");
        }
        ThresholdSetting setting = GalleryThresholds.setting(store);
        boolean byHand = setting != null && setting.kind() == Kind.BY_HAND;
        store.writing()
                .reembed(
                        model, embeddings.replacing(missingImages, byHand ? List.of(ThresholdSetting.KEY) : List.of()));
        // It is of the former model, and is written anew where it is needed.
        Files.deleteIfExists(store.folder().resolve(VectorsOnDisk.FILE));
        return new Outcome(embeddings.count(Kept.IMAGE), embeddings.count(Kept.STRANGER), List.copyOf(missing), byHand);
    }

    private void check(ModelIdentity model) throws IOException {
        ModelIdentity now = store.facts().model();
        if (GalleryOpening.isSame(now, model)) {
            throw new SettingsException("model", model.name() + " is what " + store.folder() + " has already");
        }
        if (!store.facts().pictures() && store.state().images() + store.state().strangers() > 0) {
            List<String> names = new ArrayList<>();
            store.reading().forEachImage(each -> names.add(each.name()));
            throw new SettingsException(
                    "gallery",
                    "keeps no pictures, so that no other model can look at "
                            + store.state().images() + " images and "
                            + store.state().strangers() + " strangers of " + store.folder()
                            + " again. Enrol their files anew in a new gallery with that model, and calibrate it: "
                            + named(names));
        }
    }

    private static String named(List<String> what) {
        return String.join(", ", what.subList(0, Math.min(NAMED, what.size())))
                + (what.size() > NAMED ? " and " + (what.size() - NAMED) + " more" : "");
    }

    /** Everything that has an embedding, without its picture but for rejections, which are few. */
    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        store.reading()
                .forEachImage(each -> items.add(new Item(Kept.IMAGE, each.id(), each.name(), each.quality(), null)));
        for (Stranger each : store.strangers().all()) {
            items.add(new Item(Kept.STRANGER, each.id(), each.name(), 0, null));
        }
        for (Subject subject : store.reading().subjects()) {
            for (Rejection each : store.reading().rejections(subject.id())) {
                items.add(new Item(Kept.REJECTION, each.id(), each.name(), 0, each.picture()));
            }
        }
        return items;
    }

    private Optional<byte[]> picture(Item item) throws IOException {
        return switch (item.kind()) {
            case IMAGE -> store.reading().picture(item.id());
            case STRANGER -> store.strangers().picture(item.id());
            case REJECTION -> Optional.ofNullable(item.picture());
        };
    }

    private record Embedded(Item item, float[] unit) {}

    private List<Embedded> some(List<Item> items, Work work) throws IOException {
        List<Item> there = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        for (Item each : items) {
            Optional<byte[]> picture = picture(each);
            if (picture.isPresent()) {
                there.add(each);
                pictures.add(picture.get());
            } else {
                miss(each, "no picture is kept");
            }
        }
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            images.add(Image.of(there.get(i).name(), pictures.get(i)));
        }
        List<Look> looks = looking.at(images, new Looking.Way(false, false), work);
        List<Embedded> embedded = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Item item = there.get(i);
            Optional<float[]> unit = unit(looks.get(i), item, pictures.get(i));
            unit.ifPresent(each -> embedded.add(new Embedded(item, each)));
        }
        return embedded;
    }

    private Optional<float[]> unit(Look look, Item item, byte[] picture) throws IOException {
        if (look.problem() != null) {
            miss(item, look.problem().detail());
            return Optional.empty();
        }
        // Kept around one face, there are others: the one that was meant is as high as it was.
        Optional<Sight> sight = look.found() > 1 && faces && item.height() > 0
                ? SameFace.in(picture, item.height(), looking)
                : Optional.of(look.sights().get(0));
        // A face that is small is embedded all the same: it was enrolled.
        if (sight.isEmpty() || sight.get().embedding().length == 0) {
            miss(item, sight.isEmpty() ? "shows other faces only" : "gives no embedding");
            return Optional.empty();
        }
        return Optional.of(sight.get().embedding());
    }

    private void miss(Item item, String why) {
        missing.add(item.name() + " (" + why + ")");
        if (item.kind() == Kept.IMAGE) {
            missingImages.add(item.id());
        }
    }
}
