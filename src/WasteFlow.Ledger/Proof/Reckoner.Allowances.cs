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
            GrantPermit a => Expect(Grants(Scales(a))),
            GrantApproval a => Expect(Grants([($"approval/{a.Approval}", Grams(a.Quantity))])),
            FileManagementPlan a => Expect(Grants(a.Entries.Select(e =>
                (string.Create(CultureInfo.InvariantCulture, $"plan/{a.Site}/{e.Code}/{a.Year}"), Grams(e.Quantity))))),
            TakeBackAct a => Expect([.. (undone.Remove(a.Line, out var done) ? done : [])
                .Where(static m => m.Pending != 0 || m.Posted != 0)
                .Select(static m => new AllowanceMove(m.Allowance, 0, -m.Pending, -m.Posted))]),
            _ => line.Manifest is null || Corrections.Contains(line.Act) ? Expect([]) : null,
        };
        return wrong is null ? null : "its allowances are not those that its act says";
    }

    private static IEnumerable<(string Allowance, long Grams)> Scales(GrantPermit act) => act.YearlyScale is null ? []
        : Enumerable.Range(act.From.Year, act.Until.Year - act.From.Year + 1)
            .Select(year => (string.Create(CultureInfo.InvariantCulture, $"permit/{act.Permit}/{year}"), Grams(act.YearlyScale)));

    /// <summary>A grant said again replaces the one before: the line tells the difference.</summary>
    private List<AllowanceMove> Grants(IEnumerable<(string Allowance, long Grams)> said)
    {
        var moves = new List<AllowanceMove>();
        foreach (var (allowance, grams) in said)
        {
            var before = allowances.GetValueOrDefault(allowance).Account.Granted
                + moves.Where(m => m.Allowance == allowance).Sum(static m => m.Granted);
            moves.Add(new(allowance, grams - before, 0, 0));
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
            known = (new(account.Granted + move.Granted, account.Pending + move.Pending, account.Posted + move.Posted), line.Number);
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
}

/// <summary>An allowance account, in grams.</summary>
internal readonly record struct ReckonedAllowance(long Granted, long Pending, long Posted);
