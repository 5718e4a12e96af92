package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Miniatures of published data sets: their files' names, their lists' form, and made pictures. */
public final class PublishedFolders {

    private static final int SIDE = 16;

    private PublishedFolders() {}

    /** CUB-200-2011 with so many classes of four images, of which two are trained on. */
    public static Path birds(Path folder, int classes) throws IOException {
        StringBuilder images = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        StringBuilder split = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int c = 1; c <= classes; c++) {
            String name = String.format(Locale.ROOT, "%03d.Made_up_Bird_%c", c, 'A' + c - 1);
            names.append(c).append(' ').append(name).append('\n');
            for (int i = 0; i < 4; i++) {
                int id = 4 * (c - 1) + i + 1;
                String file = String.format(Locale.ROOT, "%s/Made_up_Bird_%04d_%d.jpg", name, i + 1, 7000 + id);
                picture(folder.resolve("images").resolve(file), id);
                images.append(id).append(' ').append(file).append('\n');
                labels.append(id).append(' ').append(c).append('\n');
                split.append(id).append(' ').append(i % 2).append('\n');
            }
        }
        text(folder, "images.txt", images);
        text(folder, "image_class_labels.txt", labels);
        text(folder, "train_test_split.txt", split);
        text(folder, "classes.txt", names);
        text(folder, "bounding_boxes.txt", "1 60.0 27.0 325.0 304.0\n");
        return folder;
    }

    /**
     * Market-1501: identities 2 and 7 to train on; 3, 5 and 9, each by two cameras, to search for; a distractor and junk. Of 3
     * there is an image by the query's own camera too.
     */
    public static Path market(Path folder) throws IOException {
        for (String name : new String[] {
            "bounding_box_train/0002_c1s1_000451_03.jpg",
            "bounding_box_train/0002_c2s1_000301_01.jpg",
            "bounding_box_train/0002_c3s1_000776_01.jpg",
            "bounding_box_train/0002_c5s1_001401_03.jpg",
            "bounding_box_train/0007_c2s3_071052_01.jpg",
            "bounding_box_train/0007_c3s3_077419_03.jpg",
            "bounding_box_train/0007_c6s4_006427_01.jpg",
            "bounding_box_train/0007_c1s6_028546_01.jpg",
            "query/0003_c1s6_015971_00.jpg",
            "query/0005_c1s1_001351_00.jpg",
            "query/0009_c3s1_000451_00.jpg",
            "bounding_box_test/0003_c1s6_015996_02.jpg",
            "bounding_box_test/0003_c4s6_016021_01.jpg",
            "bounding_box_test/0005_c2s1_000051_01.jpg",
            "bounding_box_test/0005_c3s2_000176_04.jpg.jpg",
            "bounding_box_test/0009_c5s1_000301_02.jpg",
            "bounding_box_test/0000_c4s6_016021_05.jpg",
            "bounding_box_test/-1_c1s1_000401_03.jpg",
            "bounding_box_test/-1_c4s6_016046_01.jpg",
            "gt_bbox/0002_c1s1_000451_00.jpg",
        }) {
            picture(folder.resolve(name), name.hashCode());
        }
        text(folder.resolve("bounding_box_test"), "Thumbs.db", "thumbs");
        text(folder.resolve("gt_query"), "0003_c1s6_015971_00_good.mat", "MATLAB 5.0 MAT-file");
        text(folder, "readme.txt", "Market");
        return folder;
    }

    /** DukeMTMC-reID, with no junk, and images named by frames. */
    public static Path duke(Path folder) throws IOException {
        for (String name : new String[] {
            "bounding_box_train/0001_c2_f0046182.jpg",
            "bounding_box_train/0001_c5_f0051341.jpg",
            "bounding_box_train/0019_c6_f0042109.jpg",
            "bounding_box_train/0019_c7_f0042200.jpg",
            "query/0005_c2_f0046985.jpg",
            "query/0023_c1_f0010002.jpg",
            "bounding_box_test/0005_c5_f0051781.jpg",
            "bounding_box_test/0005_c2_f0047105.jpg",
            "bounding_box_test/0023_c8_f0010900.jpg",
        }) {
            picture(folder.resolve(name), name.hashCode());
        }
        return folder;
    }

    /** Stanford Online Products: classes 1 and 2 to train on, 3, 4 and 10 to judge by, three images each. */
    public static Path products(Path folder) throws IOException {
        StringBuilder train = new StringBuilder("image_id class_id super_class_id path\n");
        StringBuilder test = new StringBuilder("image_id class_id super_class_id path\n");
        int image = 0;
        for (int product : new int[] {1, 2, 3, 4, 10}) {
            for (int i = 0; i < 3; i++) {
                image++;
                String file = String.format(Locale.ROOT, "bicycle_final/1110851228%02d_%d.JPG", product, i);
                picture(folder.resolve(file), image);
                (product < 3 ? train : test)
                        .append(image)
                        .append(' ')
                        .append(product)
                        .append(" 1 ")
                        .append(file)
                        .append('\n');
            }
        }
        text(folder, "Ebay_train.txt", train);
        text(folder, "Ebay_test.txt", test);
        text(folder, "Ebay_info.txt", "image_id class_id super_class_id path\n");
        return folder;
    }

    /** In-shop Clothes Retrieval: items 2 and 7 to train on; 1 and 4 are looked for. */
    public static Path clothes(Path folder) throws IOException {
        StringBuilder list = new StringBuilder();
        int count = 0;
        for (String row : new String[] {
            "id_00000002/02_1_front id_00000002 train",
            "id_00000002/02_2_side id_00000002 train",
            "id_00000007/04_1_front id_00000007 train",
            "id_00000007/04_2_side id_00000007 train",
            "id_00000001/02_1_front id_00000001 query",
            "id_00000001/02_2_side id_00000001 gallery",
            "id_00000001/02_3_back id_00000001 gallery",
            "id_00000004/03_1_front id_00000004 query",
            "id_00000004/03_7_additional id_00000004 gallery",
        }) {
            String[] fields = row.split(" ", 3);
            String name = "img/WOMEN/Dresses/" + fields[0] + ".jpg";
            picture(folder.resolve("Img").resolve(name), ++count);
            list.append(String.format(Locale.ROOT, "%-64s%-20s%s%n", name, fields[1], fields[2]));
        }
        text(
                folder.resolve("Eval"),
                "list_eval_partition.txt",
                count + "\nimage_name item_id evaluation_status\n" + list);
        text(folder.resolve("Anno"), "list_color_cloth.txt", "0\n");
        return folder;
    }

    /** VGGFace2: folders of class folders, and lists beside them. */
    public static Path faces(Path folder) throws IOException {
        StringBuilder lists = new StringBuilder();
        for (String name : new String[] {"train/n000002", "train/n000003", "test/n000001", "test/n000009"}) {
            for (int i = 1; i <= 3; i++) {
                String file = String.format(Locale.ROOT, "%s/%04d_01.jpg", name, i);
                picture(folder.resolve(file), file.hashCode());
                lists.append(file.substring(file.indexOf('/') + 1)).append('\n');
            }
        }
        text(folder, "train_list.txt", lists);
        text(folder, "test_list.txt", lists);
        text(folder, "identity_meta.csv", "Class_ID, Name, Sample_Num, Flag, Gender\nn000001, \"Made_Up\", 3, 0, m\n");
        return folder;
    }

    private static void picture(Path file, int number) throws IOException {
        byte[] content = PictureFiles.content(Math.abs((long) number), SIDE, SIDE, "jpg");
        PictureFiles.write(file, content);
    }

    public static void text(Path folder, String name, CharSequence text) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve(name), text);
    }
}
