"""The generator of the sample region: catalog/ and records/ of Kabupaten Tegal in 2025."""
