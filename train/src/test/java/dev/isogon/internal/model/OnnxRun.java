package dev.isogon.internal.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.graph.NetworkGraph;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What ONNX Runtime makes of images with a backbone's graph. */
final class OnnxRun {

    private OnnxRun() {}

    /** Embeddings, row after row, of images N×C×H×W; in evaluation mode, whatever the backbone's is. */
    static double[] embed(Backbone backbone, Tensor images) {
        long[] shape = images.sizes().vec().get();
        NetworkGraph graph = new NetworkGraph("test");
        byte[] file = graph.finished(
                        backbone.describe(graph, graph.images((int) shape[1], (int) shape[2], (int) shape[3])))
                .bytes();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            OrtEnvironment runtime = OrtEnvironment.getEnvironment();
            try (OrtSession session = runtime.createSession(file, options);
                    OnnxTensor input =
                            OnnxTensor.createTensor(runtime, FloatBuffer.wrap(Tensors.floats(images)), shape);
                    OrtSession.Result result = session.run(Map.of(NetworkGraph.INPUT, input))) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                double[] embeddings = new double[values.remaining()];
                for (int i = 0; i < embeddings.length; i++) {
                    embeddings[i] = values.get(i);
                }
                return embeddings;
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }
}
