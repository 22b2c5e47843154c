namespace WasteFlow.Ledger.Proof;

/// <summary>What a verifier keeps: the public key in use (PEM), and how each earlier one handed over.</summary>
public sealed record PublicKeys(string Pem, IReadOnlyList<KeySuccession> Successions)
{
    public static PublicKeys Of(LedgerKeys keys) => new(keys.PublicPem, keys.Successions);
}

/// <summary>Asks for a checkpoint at the head as it is now.</summary>
public sealed record MakeCheckpoint;
