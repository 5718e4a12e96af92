package dev.isogon.internal.loop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch in a process of its own, which does a stretch of work whenever it is asked to and sleeps meanwhile: what the
 * engine is measured against. It is no part of Isogon.
 */
final class PyTorchPeer implements AutoCloseable {

    /** EfficientNetV2-B0 in plain PyTorch, channels-last, with TensorFlow's padding; reads "train bfloat16" lines. */
    private static final String PROGRAM = """
            import sys, time, torch
            from torch import nn
            import torch.nn.functional as F
            batch, side, steps, threads = map(int, sys.argv[1:5])
            torch.set_num_threads(threads)

            class Conv(nn.Conv2d):
                def forward(self, x):
                    k, s = self.kernel_size[0], self.stride[0]
                    h, w = x.shape[-2:]
                    ph = max((-(-h // s) - 1) * s + k - h, 0)
                    pw = max((-(-w // s) - 1) * s + k - w, 0)
                    if ph % 2 or pw % 2:
                        x = F.pad(x, [pw // 2, pw - pw // 2, ph // 2, ph - ph // 2])
                        return F.conv2d(x, self.weight, self.bias, self.stride, 0, 1, self.groups)
                    return F.conv2d(x, self.weight, self.bias, self.stride, (ph // 2, pw // 2), 1, self.groups)

            def cba(i, o, k, s=1, g=1, act=True):
                parts = [Conv(i, o, k, s, groups=g, bias=False), nn.BatchNorm2d(o, eps=1e-3)]
                return nn.Sequential(*parts, *([nn.SiLU(inplace=True)] if act else []))

            class SE(nn.Module):
                def __init__(self, c, r):
                    super().__init__()
                    self.a, self.b = nn.Conv2d(c, r, 1), nn.Conv2d(r, c, 1)
                def forward(self, x):
                    return x * torch.sigmoid(self.b(F.silu(self.a(x.mean((2, 3), keepdim=True)))))

            class Block(nn.Module):
                def __init__(self, kind, i, o, s, e):
                    super().__init__()
                    m = i * e
                    if kind == 'c':
                        self.f = cba(i, o, 3, s)
                    elif kind == 'f':
                        self.f = nn.Sequential(cba(i, m, 3, s), cba(m, o, 1, act=False))
                    else:
                        self.f = nn.Sequential(cba(i, m, 1), cba(m, m, 3, s, m), SE(m, i // 4), cba(m, o, 1, act=False))
                    self.skip = s == 1 and i == o
                def forward(self, x):
                    return self.f(x) + x if self.skip else self.f(x)

            layers, i = [cba(3, 32, 3, 2)], 32
            for kind, n, s, e, o in [('c', 1, 1, 1, 16), ('f', 2, 2, 4, 32), ('f', 2, 2, 4, 48), ('i', 3, 2, 4, 96),
                                     ('i', 5, 1, 6, 112), ('i', 8, 2, 6, 192)]:
                for j in range(n):
                    layers.append(Block(kind, i, o, s if j == 0 else 1, e))
                    i = o
            net = nn.Sequential(*layers, cba(i, 1280, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2),
                                nn.Linear(1280, 512)).to(memory_format=torch.channels_last)
            adam = torch.optim.Adam(net.parameters(), 1e-3)
            x = torch.randn(batch, 3, side, side).contiguous(memory_format=torch.channels_last)
            y = torch.randint(16, (batch,))

            def train(cast):
                net.train()
                for _ in range(steps):
                    adam.zero_grad(set_to_none=True)
                    with torch.autocast('cpu', torch.bfloat16, enabled=cast):
                        out = net(x)
                    loss = F.cross_entropy(out.float(), y)
                    loss.backward()
                    adam.step()
                    loss.item()

            def embed(cast):
                net.eval()
                with torch.inference_mode(), torch.autocast('cpu', torch.bfloat16, enabled=cast):
                    for _ in range(steps):
                        net(x).float().sum().item()

            print(torch.__version__, sum(p.numel() for p in net.parameters()), flush=True)
            for line in sys.stdin:
                work, mode = line.split()
                start = time.perf_counter()
                (train if work == 'train' else embed)(mode == 'bfloat16')
                print(batch * steps / (time.perf_counter() - start), flush=True)
            """;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final @Nullable String version;

    private PyTorchPeer(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        version = answers.readLine();
    }

    static PyTorchPeer start(int batch, int side, int steps) throws IOException {
        String threads = String.valueOf(Runtime.getRuntime().availableProcessors());
        return new PyTorchPeer(new ProcessBuilder(List.of(
                        "/usr/bin/python3",
                        "-c",
                        PROGRAM,
                        String.valueOf(batch),
                        String.valueOf(side),
                        String.valueOf(steps),
                        threads))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    boolean isThere() {
        return version != null;
    }

    /** Its version and its network's number of weights. */
    String version() {
        return String.valueOf(version);
    }

    double imagesPerSecond(String work, String mode) throws IOException {
        questions.write(work + " " + mode + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("PyTorch ended while it was to " + work + " in " + mode);
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
