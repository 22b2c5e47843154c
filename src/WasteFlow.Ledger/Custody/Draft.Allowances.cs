using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Custody;

/// <summary>How a draft grants, takes, releases and posts allowances.</summary>
public sealed partial class Draft
{
    /// <summary>
    /// What is granted from now on: a grant said again replaces the one before, and the line tells the difference. An account that nothing is held on and nothing
    /// was used of moves to the unit of the new grant; any other keeps the unit in which it holds what it holds.
    /// </summary>
    /// <param name="said">Read before.</param>
    public void Grant(string allowance, Quantity said, bool warnOnly)
    {
        var opened = AllowanceState.Opened(allowance, warnOnly, said);
        var found = Find<AllowanceState>(Keys.Allowance(allowance));
        var before = found?.By(said) ?? opened;
        if (before is { Pending: 0, Posted: 0 } && before.Unit != opened.Unit)
        {
            allowances.Add(new(allowance, -before.Granted, 0, 0, before.Unit));
            before = opened;
        }

        var amount = before.Of(said.Taken(allowance));
        Put(Keys.Allowance(allowance), before with { Granted = amount, WarnOnly = warnOnly });
        allowances.Add(new(allowance, checked(amount - before.Granted), 0, 0, before.Unit));
    }

    /// <summary>Nothing is granted any more; what is held and used stays so.</summary>
    public void End(string allowance)
    {
        if (Find<AllowanceState>(Keys.Allowance(allowance)) is { Granted: not 0 } account)
        {
            Put(Keys.Allowance(allowance), account with { Granted = 0 });
            allowances.Add(new(allowance, -account.Granted, 0, 0, account.Unit));
        }
    }

    /// <summary>The first allowance that cannot bear what is asked of it, at the item that asks too much; a warn-only one bears all and warns.</summary>
    /// <param name="firm">The rules they stand under, if any: those that may not warn only, and what a warning cites.</param>
    /// <param name="held">What is held from now on for each item, in the unit of its account.</param>
    public Waste.Refused? Take(IReadOnlyList<AllowanceTake> takes, IReadOnlyList<FirmAllowance>? firm, out IReadOnlyList<AllowanceTake> held)
    {
        var taken = new List<AllowanceTake>();
        held = taken;
        foreach (var asked in takes.GroupBy(static t => t.Allowance, StringComparer.Ordinal))
        {
            if (Find<AllowanceState>(Keys.Allowance(asked.Key)) is not { } account)
            {
                return Waste.Refused.With("allowance_unknown", "", ("allowance", asked.Key));
            }

            var (amount, pointers) = (0L, new List<(long Taken, string Pointer)>());
            foreach (var take in asked)
            {
                amount = checked(amount + account.Of(take, begun: true));
                pointers.Add((amount, take.Pointer ?? ""));
            }

            FirmAllowance[] rules = [.. firm?.Where(f => f.Allowance == account.Allowance) ?? []];
            if ((Overdrawn(account, pointers, rules) ?? FarBeyond(account, pointers, rules)) is { } exceeded)
            {
                return exceeded;
            }

            foreach (var item in asked.GroupBy(static t => t.Item))
            {
                var part = new AllowanceTake(account.Allowance, item.Aggregate(0L, (sum, take) => checked(sum + account.Of(take, begun: true))), account.Unit, Item: item.Key);
                Change(part, part.Amount, 0);
                taken.Add(part);
            }
        }

        return null;
    }

    /// <param name="asked">What is asked for item by item, each with those before it.</param>
    private Waste.Refused? Overdrawn(AllowanceState account, List<(long Taken, string Pointer)> asked, FirmAllowance[] rules)
    {
        if (account.Free >= asked[^1].Taken)
        {
            return null;
        }

        FirmAllowance[] whole = [.. rules.Where(static r => r.Percent is null)];
        var pointer = asked.First(a => a.Taken > account.Free).Pointer;
        var exceeded = Waste.Refused.With("allowance_exceeded", pointer, ("allowance", account.Allowance), ("free", Text(Math.Max(account.Free, 0))), ("unit", account.Unit ?? "g")) with
        {
            Basis = whole.FirstOrDefault(static r => r.Basis is not null)?.Basis,
        };
        return account.WarnOnly && whole.All(static r => r.Warns) ? Warned(exceeded) : exceeded;
    }

    /// <summary>What is taken passes the share of the grant from which on a new one is asked for.</summary>
    private Waste.Refused? FarBeyond(AllowanceState account, List<(long Taken, string Pointer)> asked, FirmAllowance[] rules)
    {
        const int Whole = 100;
        var before = checked(account.Pending + account.Posted);
        foreach (var rule in rules)
        {
            if (rule.Percent is not { } percent || !Passes(asked[^1].Taken, percent))
            {
                continue;
            }

            var passed = Waste.Refused.With(
                "new_grant_wanted", asked.First(a => Passes(a.Taken, percent)).Pointer, ("allowance", account.Allowance),
                ("taken", Text(checked(before + asked[^1].Taken))), ("granted", Text(account.Granted)), ("unit", account.Unit ?? "g"), ("percent", Text(percent))) with
            {
                Basis = rule.Basis,
            };
            if ((rule.Warns ? Warned(passed) : passed) is { } refused)
            {
                return refused;
            }
        }

        return null;

        bool Passes(long taken, int percent) => checked(before + taken) is var all && (Int128)all * Whole > (Int128)account.Granted * percent;
    }

    private Waste.Refused? Warned(Waste.Refused finding)
    {
        Warn(new Waste.Note(finding.Code, finding.Pointer, finding.Details, finding.Basis));
        return null;
    }

    public void Release(IEnumerable<AllowanceTake> takes) => Close(takes, static _ => 0);

    /// <summary>Posts of each take what was accepted, and releases the rest.</summary>
    public void Close(IEnumerable<AllowanceTake> takes, Func<AllowanceTake, long> accepted)
    {
        foreach (var take in takes)
        {
            Change(take, -take.Amount, accepted(take));
        }
    }

    private void Change(AllowanceTake of, long pending, long posted)
    {
        var account = Find<AllowanceState>(Keys.Allowance(of.Allowance))!;
        Put(Keys.Allowance(account.Allowance), account with
        {
            Pending = checked(account.Pending + pending),
            Posted = checked(account.Posted + posted),
        });
        allowances.Add(new(account.Allowance, 0, pending, posted, account.Unit, of.Item));
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
