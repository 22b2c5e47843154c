using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Whoever changes, removes, swaps or cuts is found, with the line.</summary>
public sealed class VerifierTest : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sound_export_is_found_sound_and_its_tail_provable()
    {
        await using var table = await Played();
        using var keys = LedgerKeys.Open(folder);
        var text = await Exported(table, keys);
        var found = await Verify(text, PublicKey);
        Assert.Equal((table.Journal.Head().Line, table.Journal.Head().Hash, null, true), (found.Lines, found.Hash, found.Bad, found.TailProvable));
        Assert.False((await Verify(text, null)).TailProvable);
    }

    [Fact]
    public async Task Every_flipped_byte_is_found()
    {
        await using var table = await Played();
        using var keys = LedgerKeys.Open(folder);
        var text = await Exported(table, keys);
        var bytes = Encoding.UTF8.GetBytes(text);
        var trailer = text.TrimEnd('\n').LastIndexOf('\n') + 1;
        var dice = new Random(7);
        for (var n = 0; n < 400; n++)
        {
            var at = dice.Next(Encoding.UTF8.GetByteCount(text[..trailer]));
            var forged = bytes.ToArray();
            forged[at] ^= (byte)(1 << dice.Next(7));
            var found = await Verify(Encoding.UTF8.GetString(forged), PublicKey);
            Assert.True(found.Bad is not null, $"bit flipped at byte {at}: {Encoding.UTF8.GetString(forged, Math.Max(0, at - 20), 40)}");
        }
    }

    [Fact]
    public async Task A_removed_line_swapped_lines_and_a_cut_tail_are_found()
    {
        await using var table = await Played();
        using var keys = LedgerKeys.Open(folder);
        var rows = (await Exported(table, keys)).TrimEnd('\n').Split('\n');
        Assert.Equal(5, (await Verify(Join(rows.Where(static (_, i) => i != 4)), PublicKey)).Bad);

        var swapped = rows.ToArray();
        (swapped[5], swapped[6]) = (swapped[6], swapped[5]);
        Assert.Equal(6, (await Verify(Join(swapped), PublicKey)).Bad);

        Assert.NotNull((await Verify(Join([.. rows[..^3], rows[^1]]), PublicKey)).Bad);
        var cut = await Verify(Join(rows[..^3]), PublicKey);
        Assert.Equal((null, false), (cut.Bad, cut.TailProvable));
        Assert.NotNull((await Verify(Join([.. rows, rows[0]]), PublicKey)).Bad);
    }

    [Fact]
    public async Task A_checkpoint_finds_a_cut_tail_and_a_history_written_anew()
    {
        await using var table = await Played();
        using var keys = LedgerKeys.Open(folder);
        var checkpoint = keys.Sign(table.Journal.Head(), "2025-03-03T01:00:00Z");
        var rows = (await Exported(table, keys)).TrimEnd('\n').Split('\n');
        using var whole = new StringReader(Join(rows[..^1]));
        Assert.True((await Verifier.File(whole, checkpoint, PublicKey, TestContext.Current.CancellationToken)).TailProvable);
        using var cut = new StringReader(Join(rows[..^3]));
        Assert.NotNull((await Verifier.File(cut, checkpoint, PublicKey, TestContext.Current.CancellationToken)).Bad);

        await using var other = await Table.Laid();
        while (other.Journal.Head().Line < checkpoint.Line) await other.Generated(1);
        using var anew = new StringReader(await Exported(other, keys));
        Assert.Equal(checkpoint.Line, (await Verifier.File(anew, checkpoint, PublicKey, TestContext.Current.CancellationToken)).Bad);
    }

    [Fact]
    public async Task Another_key_does_not_vouch()
    {
        await using var table = await Played();
        using var keys = LedgerKeys.Open(Path.Combine(folder, "other"));
        using var ours = LedgerKeys.Open(folder);
        Assert.NotNull((await Verify(await Exported(table, keys), PublicKey)).Bad);
    }

    [Fact]
    public async Task In_the_store_forged_bytes_hashes_and_balances_are_found()
    {
        await using var table = await Played();
        Assert.Null(Verifier.Store(table.Journal, null, null).Bad);
        table.Journal.Forge(6, static b => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(b).Replace("\"somebody\"", "\"nobody00\"", StringComparison.Ordinal)));
        Assert.Equal(6, Verifier.Store(table.Journal, null, null).Bad);

        await using var second = await Played();
        var lot = second.Lots[0];
        second.Journal.ForgeState(Keys.Lot(lot.Lot), JsonSerializer.SerializeToUtf8Bytes(lot with { Roots = [new(lot.Lot, 1)] }, Wire.Options));
        Assert.Contains($"lot {lot.Lot}", Verifier.Store(second.Journal, null, null).Why!, StringComparison.Ordinal);
    }

    string PublicKey => File.ReadAllText(Path.Combine(folder, "keys", "ledger.public.pem"));

    static async Task<Table> Played()
    {
        var table = await Table.Laid();
        var lot = await table.Generated(100);
        var manifest = await table.Filed(60);
        await table.Do(table.PickUp(manifest, 61));
        var received = (await table.Do(table.Receive(manifest, 60.5m))).Lots.Single().Lot;
        await table.Do(table.Treat(received, product: 50, residue: 10.5m));
        await table.Do(table.SendOut(Table.Works, new LotTake(lot)));
        return table;
    }

    static async Task<string> Exported(Table table, LedgerKeys keys)
    {
        using var to = new MemoryStream();
        await Export.Write(table.Journal, keys, new FixedClock(), to, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    static async Task<Finding> Verify(string text, string? publicPem)
    {
        using var reader = new StringReader(text);
        return await Verifier.File(reader, null, publicPem, TestContext.Current.CancellationToken);
    }

    static string Join(IEnumerable<string> rows) => string.Concat(rows.Select(static r => r + "\n"));

    sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2025, 3, 3, 1, 0);
    }
}
