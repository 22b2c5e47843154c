using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What is granted, held and used of allowances; each of it held against the act that says so.</summary>
internal sealed partial class Reckoner
{
    private readonly Dictionary<string, (ReckonedAllowance Account, long Line)> allowances = new(StringComparer.Ordinal);

    /// <summary>What lines did to allowances that are taken back later.</summary>
    private readonly Dictionary<long, AllowanceMove[]> undone = [];

    /// <summary>Accounts that the line opens anew in another unit.</summary>
    private readonly Dictionary<string, ReckonedAllowance> turned = new(StringComparer.Ordinal);

    private void Remember()
    {
        if (foreseen.TakesBack(line.Number))
        {
            undone[line.Number] = line.Allowances;
        }

        if (!foreseen.Found(line))
        {
            misquoted.Add(line.Number);
        }
    }

    /// <summary>Grants are what the act grants; what acts on manifests hold and use is held against the manifest.</summary>
    private string? Granted()
    {
        var wrong = line.Said switch
        {
            GrantPermit a => Expect(Grants(Scales(a), $"permit/{a.Permit}/", "")),
            GrantApproval a => Expect(Grants([($"approval/{a.Approval}", a.Quantity)])),
            FileManagementPlan a => Expect(Grants(a.Entries.Select(e =>
                (string.Create(CultureInfo.InvariantCulture, $"plan/{a.Site}/{e.Code}/{a.Year}"), e.Quantity)),
                $"plan/{a.Site}/", string.Create(CultureInfo.InvariantCulture, $"/{a.Year}"))),
            TakeBackAct a => Expect([.. (undone.Remove(a.Line, out var done) ? done : [])
                .Where(static m => m.Pending != 0 || m.Posted != 0)
                .Select(static m => new AllowanceMove(m.Allowance, 0, -m.Pending, -m.Posted, m.Unit, m.Item))]),
            _ => line.Manifest is null || Corrections.Contains(line.Act) ? Expect([]) : null,
        };
        return wrong is null ? null : "its allowances are not those that its act says";
    }

    private static IEnumerable<(string Allowance, Quantity Said)> Scales(GrantPermit act) => act.YearlyScale is null ? []
        : Enumerable.Range(act.From.Year, act.Until.Year - act.From.Year + 1)
            .Select(year => (string.Create(CultureInfo.InvariantCulture, $"permit/{act.Permit}/{year}"), act.YearlyScale));

    /// <summary>
    /// A grant said again replaces the one before: the line tells the difference. The first one says what the account counts in: the unit's smallest part,
    /// or grams, in which every account was counted once. One of which nothing is taken may be given up and opened anew in another unit: two moves.
    /// </summary>
    /// <param name="own">How the accounts begin that the act may end, after what it grants; empty where it ends none.</param>
    /// <param name="year">How they end.</param>
    private List<AllowanceMove> Grants(IEnumerable<(string Allowance, Quantity Said)> said, string own = "", string year = "")
    {
        var moves = new List<AllowanceMove>();
        turned.Clear();
        foreach (var (allowance, quantity) in said)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(allowances, allowance, out var there);
            var part = Quantities.IsSome(quantity.Factor) ? Units.Find(quantity.Unit)?.Part : null;
            var account = known.Account;
            if (!there && line.Allowances.FirstOrDefault(m => m.Allowance == allowance)?.Unit is not null)
            {
                account = account with { Unit = part };
            }

            if (there && account is { Pending: 0, Posted: 0 } && account.Unit != part && line.Allowances.Count(m => m.Allowance == allowance) > 1)
            {
                moves.Add(new(allowance, -account.Granted, 0, 0, account.Unit));
                account = new(0, 0, 0, part, part is null ? null : quantity.Factor);
                moves.Add(new(allowance, account.Of(quantity, part), 0, 0, part));
                turned[allowance] = account;
                continue;
            }

            if (account.Unit is not null && account.Unit == part)
            {
                account = account with { Factor = quantity.Factor };
            }

            known = (account, line.Number);
            var before = account.Granted + moves.Where(m => m.Allowance == allowance).Sum(static m => m.Granted);
            moves.Add(new(allowance, account.Of(quantity, part) - before, 0, 0, account.Unit));
        }

        // Which papers the act replaces is the register's to know: what is ended is one of them, and ends whole.
        foreach (var move in own.Length == 0 ? [] : line.Allowances.Skip(moves.Count))
        {
            if (move.Allowance.StartsWith(own, StringComparison.Ordinal) && move.Allowance.EndsWith(year, StringComparison.Ordinal)
                && !moves.Exists(m => m.Allowance == move.Allowance) && allowances.TryGetValue(move.Allowance, out var old) && old.Account.Granted != 0)
            {
                moves.Add(new(move.Allowance, -old.Account.Granted, 0, 0, old.Account.Unit));
            }
        }

        return moves;
    }

    private string? Allow()
    {
        foreach (var move in line.Allowances)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(allowances, move.Allowance, out var there);
            if (!there && (move.Pending != 0 || move.Posted != 0))
            {
                return $"allowance {move.Allowance} was never granted";
            }

            var account = known.Account;
            if (account.Granted == 0 && move.Unit != account.Unit && turned.Remove(move.Allowance, out var anew))
            {
                account = anew;
            }

            if (move.Unit != account.Unit)
            {
                return $"allowance {move.Allowance} counts in {account.Unit ?? "g"}";
            }

            known = (account with
            {
                Granted = account.Granted + move.Granted,
                Pending = account.Pending + move.Pending,
                Posted = account.Posted + move.Posted,
            }, line.Number);
        }

        // A meter's day that is taken back gives up what it held before what it used, so it is the line as a whole that counts.
        foreach (var move in line.Allowances)
        {
            if (allowances[move.Allowance].Account is { Granted: < 0 } or { Pending: < 0 } or { Posted: < 0 })
            {
                return $"allowance {move.Allowance} falls below zero";
            }
        }

        return null;
    }

    private string? Expect(IReadOnlyList<AllowanceMove> expected) =>
        line.Allowances.AsSpan().SequenceEqual([.. expected]) ? null : "its allowances are not those of its manifest";

    private static AllowanceMove Taking(AllowanceTake take) => new(take.Allowance, 0, take.Amount, 0, take.Unit, take.Item);

    private static AllowanceMove Freeing(AllowanceTake take) => new(take.Allowance, 0, -take.Amount, 0, take.Unit, take.Item);

    /// <summary>A take of an item in its account's unit, as the item was filed; one without an item is from before, and is what it says.</summary>
    private AllowanceTake Filed(AllowanceTake take, Func<int, Quantity> declared) =>
        take.Item is { } item && allowances.TryGetValue(take.Allowance, out var known)
            ? take with { Amount = known.Account.Taken(declared(item)), Unit = known.Account.Unit }
            : take;

    private static AllowanceTake[] Takes(ReadOnlySpan<AllowanceMove> moves)
    {
        var takes = new AllowanceTake[moves.Length];
        for (var i = 0; i < takes.Length; i++)
        {
            takes[i] = new(moves[i].Allowance, moves[i].Pending, moves[i].Unit, Item: moves[i].Item);
        }

        return takes;
    }
}

/// <summary>An allowance account, in grams or in the smallest part of another unit.</summary>
/// <param name="Factor">Kilograms per whole unit, where it is no mass.</param>
internal readonly record struct ReckonedAllowance(long Granted, long Pending, long Posted, string? Unit, string? Factor)
{
    /// <summary>A quantity in the account's unit: as said where it is said in that unit, by its mass otherwise.</summary>
    public long Of(Quantity said, string? part) => Unit is null ? Reckoner.Grams(said) : Half(In(Units.OfPart(Unit)!, said, part));

    /// <summary>What a load takes: what is counted one by one is taken whole as soon as it is begun.</summary>
    public long Taken(Quantity said) =>
        Unit is not null && Units.OfPart(Unit) is { Counted: true } counted
            ? (long)Math.Ceiling(In(counted, said, Units.Find(said.Unit)?.Part))
            : Of(said, Units.Find(said.Unit)?.Part);

    private decimal In(UnitRow unit, Quantity said, string? part) =>
        part == unit.Part
            ? decimal.Parse(said.Value, CultureInfo.InvariantCulture) * unit.Parts
            : Reckoner.Grams(said) * (decimal)unit.Parts / (1000 * decimal.Parse(Factor!, CultureInfo.InvariantCulture));

    private static long Half(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}
