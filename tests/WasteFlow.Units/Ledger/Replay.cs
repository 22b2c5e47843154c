using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What the lines alone say of every lot; it goes below zero, or leaves a treatment open, for nobody.</summary>
sealed class Replay
{
    readonly Dictionary<LotId, LotBorn> born = [];
    readonly Dictionary<LotId, Atoms> lots = [];
    readonly Dictionary<string, long> accounts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<LotId, LotBorn> Born => born;

    public Atoms Of(LotId lot) => lots.GetValueOrDefault(lot, Atoms.None);

    /// <summary>Lots that hold anything, oldest first.</summary>
    public IEnumerable<LotId> Held => lots.Where(static l => l.Value.Grams > 0).Select(static l => l.Key).Order();

    /// <summary>What an account has taken in, less what it has given.</summary>
    public IReadOnlyDictionary<string, long> Accounts => accounts;

    public void Take(Line line)
    {
        foreach (var lot in line.Lots)
        {
            if (!lots.TryAdd(lot.Lot, Atoms.None)) Assert.True(line.Act == "assay-waste" || line.Corrects is not null, line.Act);
            born[lot.Lot] = lot;
        }

        foreach (var move in line.Moves)
        {
            Assert.True(move.Grams > 0, $"line {line.Number}: {move}");
            var atoms = Atoms.None;
            if (LotId.TryRead(move.From, out var from))
            {
                Assert.True(lots[from].Grams >= move.Grams, $"line {line.Number}: {move} out of {lots[from].Grams} g");
                (atoms, lots[from]) = lots[from].Take(move.Grams);
            }
            else
            {
                accounts[move.From] = accounts.GetValueOrDefault(move.From) - move.Grams;
            }

            if (LotId.TryRead(move.To, out var to)) lots[to] = lots[to].Plus(atoms.Grams > 0 ? atoms : Atoms.Root(to, move.Grams));
            else accounts[move.To] = accounts.GetValueOrDefault(move.To) + move.Grams;
        }

        foreach (var (account, grams) in accounts.Where(static a => a.Value < 0)) Assert.True(IsSigned(account), $"line {line.Number}: {account} is {grams} g");
        Assert.Equal(0, accounts.GetValueOrDefault(WasteFlow.Contracts.Accounts.Treatment));
        Assert.Equal(0, lots.Values.Sum(static l => l.Grams) + accounts.Values.Sum());
    }

    /// <summary>The table says of which there can be less than nothing.</summary>
    static bool IsSigned(string account) => AccountRows.Find(account) is { EndsThere: false };
}
