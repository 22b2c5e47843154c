using System.Diagnostics;
using System.Security.Cryptography;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Bench;

/// <summary>How fast <c>verify</c> reads an export with all its checks on, beside one SHA-256 call a line; and what memory it takes on a long one.</summary>
public static class VerifyBench
{
    private const long ManyLines = 5_000_000;
    private const long SomeLines = 120_220;

    /// <summary>How often each way is measured, one after the other; the median counts.</summary>
    private const int Rounds = 7;

    public static async Task Run(Measurements into, string folder, CancellationToken cancel)
    {
        var keys = LedgerKeys.Open(folder);
        await Memory(into, keys, cancel);
        await Speed(into, keys, cancel);
    }

    private static async Task Memory(Measurements into, LedgerKeys keys, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await using var journal = new Watched(await GeneratedJournal.Of(ManyLines, keys, cancel));
        await Verify(journal, keys, ManyLines, cancel);
        into.Figure("seconds_for_5m_lines", Stopwatch.GetElapsedTime(began).TotalSeconds);
        into.Figure("managed_mb_at_5m_lines", journal.Managed / 1e6);
        into.Figure("memory_mb_at_5m_lines", journal.Resident / 1e6);
        into.Goal("memory_mb_at_5m_lines", "<= 1000", journal.Resident / 1e6);
    }

    private static async Task Speed(Measurements into, LedgerKeys keys, CancellationToken cancel)
    {
        using var export = new MemoryStream();
        await using (var journal = await GeneratedJournal.Of(SomeLines, keys, cancel))
        {
            await journal.CopyToAsync(export, cancel);
        }

        var verified = new List<double>();
        var hashed = new List<double>();
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            Hash(export.GetBuffer().AsSpan(0, (int)export.Length));
            var floor = SomeLines / Stopwatch.GetElapsedTime(began).TotalSeconds;
            export.Position = 0;
            began = Stopwatch.GetTimestamp();
            await Verify(export, keys, SomeLines, cancel);
            var speed = SomeLines / Stopwatch.GetElapsedTime(began).TotalSeconds;

            // The first round warms up.
            if (round > 0)
            {
                verified.Add(speed);
                hashed.Add(floor);
                ratios.Add(speed / floor);
            }
        }

        into.Figure("bytes_per_line", (double)export.Length / SomeLines);
        into.Figure("verify_lines_per_s", Measurements.Median(verified));
        into.Figure("sha256_lines_per_s", Measurements.Median(hashed));
        into.GoalRatio("vs_sha256", ">= 0.3", Measurements.Median(ratios));
    }

    private static void Hash(ReadOnlySpan<byte> export)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        while (export.IndexOf((byte)'\n') is var end and >= 0)
        {
            SHA256.HashData(export[..end], digest);
            export = export[(end + 1)..];
        }
    }

    private static async Task Verify(Stream export, LedgerKeys keys, long lines, CancellationToken cancel)
    {
        var found = await Verifier.File(export, new(KeyRing.Read(keys.PublicPem), []), cancel);
        if (found.Bad is not null || found.Lines != lines || !found.TailProvable)
        {
            throw new InvalidOperationException($"the benchmark's journal is not sound: line {found.Bad} of {found.Lines}, {found.Why}");
        }
    }

    /// <summary>Looks at the memory of the process whenever it is read from.</summary>
    private sealed class Watched(Stream inner) : Stream
    {
        public long Resident { get; private set; }

        public long Managed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var process = Process.GetCurrentProcess();
            Resident = Math.Max(Resident, process.WorkingSet64);
            Managed = Math.Max(Managed, GC.GetTotalMemory(forceFullCollection: false));
            return await inner.ReadAsync(buffer, cancellationToken);
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
