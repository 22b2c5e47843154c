namespace WasteFlow.Waste;

/// <summary>The unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last a check digit.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static bool IsValid(string text) =>
        Patterns.Fits("uscc", text) && CheckDigit(text[..17]) == text[17];

    /// <summary>The 18th character to 17 others of the alphabet (no I, O, S, V, Z).</summary>
    public static char CheckDigit(string first17)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first17.Length, 17);
        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>The ninth character to the eight of an organisation code (GB 11714).</summary>
    public static char OrganisationCheckDigit(string first8)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first8.Length, 8);
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += weights[i] * (char.IsAsciiDigit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10);
        }

        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    /// <summary>A whole code from its parts: kind (<c>91</c> a company), six-digit division, and the organisation's eight characters.</summary>
    public static string Make(string kind, string division, string organisation8)
    {
        var first17 = kind + division + organisation8 + OrganisationCheckDigit(organisation8);
        return first17 + CheckDigit(first17);
    }
}
