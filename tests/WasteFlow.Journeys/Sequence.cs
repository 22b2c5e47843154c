// Two houses at once would only wait for each other on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
