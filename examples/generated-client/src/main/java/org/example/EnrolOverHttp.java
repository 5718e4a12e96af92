package org.example;

import java.io.File;
import java.util.List;
import org.example.isogon.ApiClient;
import org.example.isogon.api.RecognitionApi;
import org.example.isogon.model.Answer;
import org.example.isogon.model.Enrolled;

/** Enrols a photograph over HTTP, and asks who is in it, by a client that was generated: EnrolOverHttp SERVER GALLERY PHOTO. */
public final class EnrolOverHttp {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        RecognitionApi recognition = new RecognitionApi(client);
        List<File> photo = List.of(new File(arguments[2]));
        Enrolled enrolled = recognition.enrol(arguments[1], photo, "Somebody new");
        Answer answer = recognition
                .identify(arguments[1], photo, "one", 1)
                .getImages()
                .get(0)
                .getAnswers()
                .get(0);
        System.out.println(enrolled.getAdded() + " enrolled; this is " + answer.getSubject());
        if (!"Somebody new".equals(answer.getSubject())) {
            throw new AssertionError(answer);
        }
    }
}
