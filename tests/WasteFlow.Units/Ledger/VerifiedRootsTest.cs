using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Ledger.Proof;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Whose every gram is, is worked out anew and held against what the fold of chains has stored; corrections are read ahead for it.</summary>
public class VerifiedRootsTest
{
    static readonly LotId Combined = new(7, 1);

    [Theory]
    [InlineData("a gram of another root", 7)]
    [InlineData("a gram more came in", 7)]
    [InlineData("a gram more went out", 7)]
    [InlineData("it went out by another line", 7)]
    [InlineData("it went to another lot", 7)]
    [InlineData("a way too many", 7)]
    [InlineData("roots that are not those of what came in", 7)]
    [InlineData("another lot's history", 7)]
    public async Task A_forged_gram_is_found(string forgery, long bad)
    {
        await using var table = await Played();
        var sound = table.Chains();
        Assert.Equal((null, null), await Found(table, sound));
        var forged = sound with
        {
            Documents = [.. sound.Documents.Select(d => d.Key == ChainFold.Key(Combined) ? Document(d.Key, Wire.Bytes(Forged(forgery, Wire.Read<TracedLot>(d.Body)!))) : d)],
        };
        var (line, why) = await Found(table, forged);
        Assert.Equal(bad, line);
        Assert.Contains("chains", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Histories_that_are_missing_or_strange_or_unreadable_are_found_and_so_is_a_fold_of_another_journal()
    {
        await using var table = await Played();
        var sound = table.Chains();
        var last = table.Journal.Head();
        Assert.Equal(7, (await Found(table, With([.. sound.Documents.Where(static d => d.Key != ChainFold.Key(Combined))]))).Line);
        Assert.Equal(last.Line, (await Found(table, With([.. sound.Documents, Document("lot/L99-1", Wire.Bytes(Other(sound, new(99, 1))))]))).Line);
        Assert.Equal(5, (await Found(table, With([.. sound.Documents.Select(static d => d.Key == "lot/L5-1" ? Document(d.Key, "{}"u8.ToArray()) : d)]))).Line);
        Assert.Equal(last.Line, (await Found(table, sound with { Hash = Chain.Beginning.Hash })).Line);
        Assert.Equal(last.Line + 1, (await Found(table, sound with { Line = last.Line + 1 })).Line);

        StoredChains With(FoldDocument[] documents) => sound with { Documents = documents };
    }

    /// <summary>A fold that is behind does not know of later corrections yet.</summary>
    [Fact]
    public async Task A_fold_that_is_behind_is_held_against_the_lines_it_has_taken_in()
    {
        await using var table = await Played();
        for (var lines = 0; lines <= table.Journal.Head().Line; lines++) Assert.Equal((null, null), await Found(table, table.Chains(lines)));
    }

    [Fact]
    public async Task An_export_with_corrections_and_what_comes_after_the_end_is_sound_and_a_misquoted_line_is_found()
    {
        await using var table = await Played();
        var lot = await table.Generated(20);
        var filed = (await table.Do(table.File(20, lots: [lot]))).Manifest!.Value;
        var received = await table.Do(table.Receive(filed, 20));
        Assert.Equal((States.Closed, "implied"), (table.Manifest(filed).State, table.Manifest(filed).PickUp));
        await table.Do(table.TakeBack(received.Line, Table.Plant));
        await table.Do(table.Receive(filed, 20));
        await table.Do(table.PickUp(filed));
        Assert.Equal((null, null), await Found(table, table.Chains()));
        await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(21)));

        var rows = table.Journal.Read(0, int.MaxValue).Select(static r => Encoding.UTF8.GetString(r.Bytes)).ToList();
        Assert.Equal((null, null), await Exported(rows));
        var was = rows[^1].IndexOf("\"was\":", StringComparison.Ordinal);
        rows[^1] = rows[^1][..was] + rows[^1][was..].Replace("\"grams\":20000", "\"grams\":19999", StringComparison.Ordinal);
        var (bad, why) = await Exported(rows);
        Assert.Equal(rows.Count, bad);
        Assert.Contains($"line {lot.Line} did not stand", why, StringComparison.Ordinal);
    }

    static TracedLot Forged(string what, TracedLot lot)
    {
        var (giver, gone) = (lot.Ins[0], lot.Outs[0]);
        return what switch
        {
            "a gram of another root" => lot with { Outs = [gone with { Atoms = [More(gone.Atoms[0], -1), More(gone.Atoms[1], 1)] }, .. lot.Outs.Skip(1)] },
            "a gram more came in" => lot with
            {
                Ins = [giver with { Grams = giver.Grams + 1, Atoms = [More(giver.Atoms[0], 1)] }, .. lot.Ins.Skip(1)],
                Initial = [More(lot.Initial[0], 1), .. lot.Initial.Skip(1)],
            },
            "a gram more went out" => lot with { Outs = [gone with { Grams = gone.Grams + 1, Atoms = [More(gone.Atoms[0], 1), gone.Atoms[1]] }, .. lot.Outs.Skip(1)] },
            "it went out by another line" => lot with { Outs = [gone with { Line = gone.Line + 1 }, .. lot.Outs.Skip(1)] },
            "it went to another lot" => lot with { Outs = [gone with { To = "L9-2" }, .. lot.Outs.Skip(1)] },
            "a way too many" => lot with { Outs = [gone, .. lot.Outs] },
            "roots that are not those of what came in" => lot with { Initial = [More(lot.Initial[0], 1), More(lot.Initial[1], -1)] },
            "another lot's history" => lot with { Born = lot.Born with { Lot = new(6, 1) } },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    static Atom More(Atom atom, long grams) => atom with { Grams = atom.Grams + grams };

    static TracedLot Other(StoredChains chains, LotId lot)
    {
        var known = Wire.Read<TracedLot>(chains.Documents.First(static d => d.Key == ChainFold.Key(Combined)).Body)!;
        return known with { Born = known.Born with { Lot = lot } };
    }

    static FoldDocument Document(string key, byte[] body) => new() { Generation = 1, Key = key, Body = body };

    static async Task<(long? Line, string? Why)> Found(Table table, StoredChains chains) => await table.Verified(chains) is var found ? (found.Bad, found.Why) : default;

    static async Task<(long? Line, string? Why)> Exported(IEnumerable<string> rows)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(rows.Select(static r => r + "\n"))));
        var found = await Verifier.File(file, Vouchers.None, TestContext.Current.CancellationToken);
        return (found.Bad, found.Why);
    }

    /// <summary>Four sites; then 5 and 6 generated, 7 combined, 8 to 10 a part of it brought to the plant, 11 treated, 12 the first amount corrected.</summary>
    static async Task<Table> Played()
    {
        var table = await Table.Laid();
        var (first, second) = (await table.Generated(100), await table.Generated(50));
        var combined = await table.Do(table.Combine(Table.Works, first, second));
        Assert.Equal(Combined, combined.Lots.Single().Lot);
        var manifest = await table.Filed(61, Table.Industrial, Combined);
        await table.Do(table.PickUp(manifest));
        var received = (await table.Do(table.Receive(manifest, 61))).Lots.First(static l => l.Place == Places.Storage).Lot;
        await table.Do(table.Treat(received, product: 41, residue: 12, vapour: 8));
        await table.Do(table.Correct(first.Line, "/quantity", Table.Kg(97)));
        return table;
    }
}
