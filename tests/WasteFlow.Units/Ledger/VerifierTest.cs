using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Whoever changes, removes, swaps, cuts or writes anew is found, with the line; or it is said that nothing vouches for the end.</summary>
public sealed class VerifierTest : IDisposable
{
    const int Last = 12;

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Checkpoint: the line whose head was kept elsewhere, 0 for none. Bad: the line that is named, 0 for none.</summary>
    [Theory]
    [InlineData("nothing", "trailer", 0, "key", 0, true)]
    [InlineData("nothing", "trailer", 0, "no key", 0, false)]
    [InlineData("nothing", "no trailer", 0, "key", 0, false)]
    [InlineData("nothing", "no trailer", Last, "key", 0, true)]
    [InlineData("nothing", "no trailer", 8, "key", 0, false)]
    [InlineData("flip 6", "trailer", 0, "key", 7, false)]
    [InlineData("flip 6", "no trailer", 0, "no key", 7, false)]
    [InlineData("flip 6", "no trailer", 6, "key", 6, false)]
    [InlineData("flip 12", "trailer", 0, "key", 12, false)]
    [InlineData("flip 12", "no trailer", Last, "key", 12, false)]
    [InlineData("flip 12", "no trailer", 8, "key", 0, false)]
    [InlineData("remove 5", "trailer", 0, "key", 5, false)]
    [InlineData("remove 5", "no trailer", 0, "no key", 5, false)]
    [InlineData("swap 6", "trailer", 0, "key", 6, false)]
    [InlineData("swap 6", "no trailer", 0, "no key", 6, false)]
    [InlineData("cut 11", "trailer", 0, "no key", 11, false)]
    [InlineData("cut 11", "no trailer", Last, "key", 11, false)]
    [InlineData("cut 11", "no trailer", 10, "key", 0, true)]
    [InlineData("cut 11", "no trailer", 8, "key", 0, false)]
    [InlineData("cut 11", "no trailer", 0, "key", 0, false)]
    [InlineData("anew 9", "no trailer", 9, "key", 9, false)]
    [InlineData("anew 9", "no trailer", Last, "key", 12, false)]
    [InlineData("anew 9", "no trailer", 8, "key", 0, false)]
    [InlineData("anew 9", "trailer", 0, "key", 12, false)]
    [InlineData("anew 9", "forged trailer", 0, "key", 13, false)]
    [InlineData("anew 9", "forged trailer", 9, "key", 9, false)]
    [InlineData("anew 9", "forged trailer", 0, "no key", 0, false)]
    [InlineData("anew 9", "forged trailer", 9, "no key", 9, false)]
    [InlineData("goes on", "trailer", 0, "key", 13, false)]
    public async Task What_was_done_to_an_export_is_found(string done, string trailer, int checkpoint, string key, long bad, bool provable)
    {
        await using var table = await Played();
        var keys = LedgerKeys.Open(folder);
        var rows = (await Exported(table, keys)).TrimEnd('\n').Split('\n');
        Assert.Equal(Last + 1, rows.Length);
        var kept = checkpoint == 0 ? null : keys.Sign(new(checkpoint, table.Journal.HashAt(checkpoint)!), "2025-03-03T01:00:00Z");
        var lines = Done(done, rows[..^1]);
        var forger = LedgerKeys.Open(Path.Combine(folder, "forger"));
        string[] end = trailer switch
        {
            "trailer" => [rows[^1]],
            "forged trailer" => [JsonSerializer.Serialize(new Trailer(forger.Sign(new(lines.Count, Chain.Hash(Encoding.UTF8.GetBytes(lines[^1]))), "2025-03-03T01:00:00Z")), Wire.Options)],
            _ => [],
        };
        string[] after = done == "goes on" ? [rows[0]] : [];
        var found = await Verify([.. lines, .. end, .. after], kept, key == "key" ? Ring(keys) : null);
        Assert.Equal((bad, provable), (found.Bad ?? 0, found.TailProvable));
    }

    [Fact]
    public async Task Every_flipped_byte_is_found()
    {
        await using var table = await Played();
        var keys = LedgerKeys.Open(folder);
        var text = await Exported(table, keys);
        var bytes = Encoding.UTF8.GetBytes(text);
        var trailer = Encoding.UTF8.GetByteCount(text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        var dice = new Random(7);
        for (var n = 0; n < 400; n++)
        {
            var at = dice.Next(trailer);
            var line = 1 + bytes.AsSpan(0, at).Count((byte)'\n');
            var forged = bytes.ToArray();
            forged[at] ^= (byte)(1 << dice.Next(7));
            using var stream = new MemoryStream(forged);
            var found = await Verifier.File(stream, new(Ring(keys), []), TestContext.Current.CancellationToken);
            Assert.True(found.Bad == line || found.Bad == line + 1, $"{found.Bad} instead of {line}: {Encoding.UTF8.GetString(forged, Math.Max(0, at - 20), 40)}");
        }
    }

    /// <summary>Whoever writes the end anew may chain and sign it well: what it does with mass, manifests and allowances must still be possible.</summary>
    [Theory]
    [InlineData(8, "\"grams\":60000", "\"grams\":160000", 8, "holds less than leaves it")]
    [InlineData(9, "\"state\":\"received\"", "\"state\":\"closed\"", 9, "by its lines")]
    [InlineData(9, "\"posted\":60000", "\"posted\":50000", 9, "allowances are not those")]
    [InlineData(9, "\"pending\":-60000", "\"pending\":-70000", 9, "allowances are not those")]
    [InlineData(12, "000000002\",\"state\"", "000000003\",\"state\"", 12, "next of its series")]
    [InlineData(10, "\"product:aggregate\",\"grams\":20000", "\"product:aggregate\",\"grams\":10000", 10, "does not balance")]
    [InlineData(11, "\"from\":\"generated\"", "\"from\":\"product:aggregate\"", 11, "account product:aggregate holds less than leaves it")]
    [InlineData(10, "\"to\":\"loss:evaporation\"", "\"to\":\"drain\"", 10, "there is no account drain")]
    [InlineData(11, "\"from\":\"generated\"", "\"from\":\"product\"", 11, "there is no account product")]
    [InlineData(8, "{\"lot\":\"L8-1\"", "{\"lot\":\"L8-2\"", 8, "is not of this line")]
    [InlineData(6, "\"code\":", "\"code\" :", 6, "not canonical")]
    [InlineData(5, "\"granted\":500000", "\"granted\":500001", 5, "not those that its act says")]
    [InlineData(5, "\"allowances\":[{", "\"allowances\":[{\"allowance\":\"plan/plant\",\"granted\":1,\"pending\":0,\"posted\":0},{", 5, "not those that its act says")]
    [InlineData(6, "\"allowances\":[]", "\"allowances\":[{\"allowance\":\"plan/plant\",\"granted\":1,\"pending\":0,\"posted\":0}]", 6, "not those that its act says")]
    public async Task What_no_ledger_would_have_written_is_found(int line, string was, string forged, long bad, string why)
    {
        await using var table = await Played();
        var rows = (await Exported(table, LedgerKeys.Open(folder))).TrimEnd('\n').Split('\n')[..^1];
        Assert.Contains(was, rows[line - 1], StringComparison.Ordinal);
        rows[line - 1] = rows[line - 1].Replace(was, forged, StringComparison.Ordinal);
        var found = await Verify(rows[..line], null, null);
        Assert.Equal(bad, found.Bad);
        Assert.Contains(why, found.Why, StringComparison.Ordinal);
    }

    /// <summary>Editions that a ledger took in before the program refused them: the line is there, what came after it was decided by it, and both are sound.</summary>
    [Theory]
    [InlineData("codes-hazardous.csv", "\n")]
    [InlineData("codes-ours.csv", "\n")]
    [InlineData("methods.csv", "\n")]
    [InlineData("waivers.csv", "\n")]
    [InlineData("exemptions.csv", "\n")]
    [InlineData("approval-kinds.csv", "\n")]
    [InlineData("rules.csv", "\n")]
    [InlineData("holidays.csv", "\n")]
    [InlineData("rules.csv", "\nx,x,x,,,,refuse,,x,x,unverified,2026-01-01,\n")]
    public async Task An_edition_that_would_be_refused_by_now_is_no_fault_of_its_ledger(string name, string rows)
    {
        await using var table = await Table.Laid();
        var whole = Tables.Text($"codes/{name}");
        var act = new AdoptTable(table.Id(), table.Now, name, "x", new(2025, 1, 1), "", whole);
        Assert.Null((await table.Adopted(act)).Refused);
        var manifest = await table.Filed(60, lots: await table.Generated(100));
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, 60));

        var early = act with { Text = whole[..whole.IndexOf('\n', StringComparison.Ordinal)] + rows };
        Assert.NotNull(Law.Objection(early.As(5)));
        var lines = (await Exported(table, LedgerKeys.Open(folder))).TrimEnd('\n').Split('\n')[..^1];
        lines[4] = Encoding.UTF8.GetString(Chain.Bytes(JsonSerializer.Deserialize<Line>(lines[4], Wire.Options)! with { Said = JsonSerializer.SerializeToElement(early, Wire.Options) }));
        for (var i = 5; i < lines.Length; i++)
        {
            var line = JsonSerializer.Deserialize<Line>(lines[i], Wire.Options)! with { Prev = Chain.Hash(Encoding.UTF8.GetBytes(lines[i - 1])) };
            lines[i] = Encoding.UTF8.GetString(Chain.Bytes(line));
        }

        Assert.Equal((null, null), await Verify(lines, null, null) is var found ? (found.Bad, found.Why) : default);
    }

    /// <summary>Each kind of document the writer decides against.</summary>
    [Theory]
    [InlineData("lot/L9-2", "\"grams\":", "\"grams\":1")]
    [InlineData("lot/L11-1", "\"reserved\":", "\"reserved\":1")]
    [InlineData("store/works/", "\"lots\":[{", "\"lots\":[{\"lot\":\"L5-1\",\"since\":\"2025-03-03\"},{")]
    [InlineData("allowance/plan", "\"pending\":", "\"pending\":1")]
    [InlineData("allowance/plan", "\"warnOnly\":true", "\"warnOnly\":false")]
    [InlineData("manifest/", "\"state\":\"received\"", "\"state\":\"closed\"")]
    [InlineData("series/", "\"last\":2", "\"last\":1")]
    [InlineData("site/works", "\"division\":\"410104\"", "\"division\":\"410105\"")]
    [InlineData("holds/plant", "true", "false")]
    public async Task Documents_that_are_not_what_the_lines_make_are_found(string key, string was, string forged)
    {
        await using var table = await Played();
        var sound = await table.Verified();
        Assert.Equal((null, null), (sound.Bad, sound.Why));
        var (name, body) = table.Journal.States.First(s => s.Key.StartsWith(key, StringComparison.Ordinal));
        var text = Encoding.UTF8.GetString(body);
        Assert.Contains(was, text, StringComparison.Ordinal);
        table.Journal.ForgeState(name, Encoding.UTF8.GetBytes(text.Replace(was, forged, StringComparison.Ordinal)));
        var found = await table.Verified();
        Assert.NotNull(found.Bad);
        Assert.Contains(name, found.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_store_forged_bytes_and_wrong_checkpoints_and_strange_documents_are_found()
    {
        await using var table = await Played();
        var keys = LedgerKeys.Open(folder);
        Assert.Null((await table.Verified(keys.Sign(new(6, table.Journal.HashAt(6)!), "2025-03-03T01:00:00Z"))).Bad);
        Assert.Equal(6, (await table.Verified(keys.Sign(new(6, table.Journal.HashAt(5)!), "2025-03-03T01:00:00Z"))).Bad);
        Assert.Equal(Last + 1, (await table.Verified(keys.Sign(new(40, table.Journal.HashAt(5)!), "2025-03-03T01:00:00Z"))).Bad);
        table.Journal.ForgeState("lot/L99-1", "{}"u8.ToArray());
        Assert.Contains("lot/L99-1", (await table.Verified()).Why, StringComparison.Ordinal);
        table.Journal.Forge(6, static b => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(b).Replace("\"somebody\"", "\"nobody00\"", StringComparison.Ordinal)));
        Assert.Equal(6, (await table.Verified()).Bad);
    }

    static KeyRing Ring(LedgerKeys keys) => KeyRing.Read(keys.PublicPem)!;

    static List<string> Done(string what, string[] rows)
    {
        var lines = rows.ToList();
        var at = what.Split(' ') is [_, var number] && int.TryParse(number, out var n) ? n - 1 : 0;
        switch (what.Split(' ')[0])
        {
            case "flip":
                lines[at] = lines[at].Replace("\"somebody\"", "\"somebodx\"", StringComparison.Ordinal);
                break;
            case "remove":
                lines.RemoveAt(at);
                break;
            case "swap":
                (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
                break;
            case "cut":
                lines.RemoveRange(at, lines.Count - at);
                break;
            case "anew":
                lines[at] = lines[at].Replace("\"somebody\"", "\"nobody\"", StringComparison.Ordinal);
                for (var i = at + 1; i < lines.Count; i++)
                {
                    var line = JsonSerializer.Deserialize<Line>(lines[i], Wire.Options)! with { Prev = Chain.Hash(Encoding.UTF8.GetBytes(lines[i - 1])) };
                    lines[i] = Encoding.UTF8.GetString(Chain.Bytes(line));
                }

                break;
        }

        return lines;
    }

    /// <summary>Four sites, then: 5 a plan, 6 generated, 7 filed, 8 picked up, 9 received short, 10 treated, 11 generated, 12 filed.</summary>
    static async Task<Table> Played()
    {
        var table = await Table.Laid();
        await table.Do(table.Plan(500));
        await table.Generated(100);
        var manifest = (await table.Do(table.File(60), new AllowanceTake(Table.PlanAllowance, 60_000))).Manifest!.Value;
        await table.Do(table.PickUp(manifest, 61));
        var received = (await table.Do(table.Receive(manifest, 30))).Lots.First(static l => l.Place == Places.Storage).Lot;
        await table.Do(table.Treat(received, product: 20, residue: 2, vapour: 8));
        await table.Generated(100);
        await table.Do(table.File(60), new AllowanceTake(Table.PlanAllowance, 60_000));
        return table;
    }

    static async Task<string> Exported(Table table, LedgerKeys keys)
    {
        using var to = new MemoryStream();
        await Export.Write(table.Journal, keys, new StillClock(), to, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    static async Task<Finding> Verify(IEnumerable<string> rows, SignedHead? kept, KeyRing? keys)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(rows.Select(static r => r + "\n"))));
        return await Verifier.File(file, new(keys, kept is null ? [] : [kept]), TestContext.Current.CancellationToken);
    }
}
